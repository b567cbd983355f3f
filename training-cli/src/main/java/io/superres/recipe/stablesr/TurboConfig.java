package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.recipe.Meaning;
import io.superres.recipe.Mixture;
import io.superres.recipe.Training;
import io.superres.recipe.Variation;

/** Everything that teaching a model to sample in few steps depends on besides its images. */
public record TurboConfig(
        @Meaning(value = "whose denoiser is taught", range = "id or folder of a model of the method stablesr")
        String model,

        @Meaning(
                value = "whether it learns with the LR image at hand; if not, the prior learns alone, and the steering "
                        + "is put on it afterwards",
                range = "true, false")
        boolean steered,

        @Meaning(value = "steps in which it shall sample", range = "2 to 100")
        int fewSteps,

        @Meaning(value = "steps of the given model that one of them replaces", range = "2 to 100")
        int replaced,

        @Meaning(value = "extent of a patch", range = "a multiple of 32")
        int patch,

        Variation variation,

        Mixture mixture,

        Training training) {
    private static final int MOST_STEPS = 100;

    public TurboConfig {
        require(model != null && !model.isBlank(), "model", "given");
        require(fewSteps >= 2 && fewSteps <= MOST_STEPS, "fewSteps", "2 to " + MOST_STEPS);
        require(replaced >= 2 && replaced <= MOST_STEPS, "replaced", "2 to " + MOST_STEPS);
        require(
                fewSteps * replaced <= DiffusionSchedule.TIMES / 2,
                "fewSteps, replaced",
                "of a product up to " + DiffusionSchedule.TIMES / 2);
        require(patch >= 32 && patch % 32 == 0, "patch", "a multiple of 32");
    }
}
