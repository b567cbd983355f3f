package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;
import static io.superres.recipe.Training.requireShares;

import io.superres.data.Pairs;
import io.superres.data.Variety;
import io.superres.degrade.Degradations;
import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.recipe.Meaning;
import io.superres.recipe.Training;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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

        @Meaning(value = "images are reduced by a random factor between this and 1", range = "above 0 to 1")
        double smallest,

        @Meaning(value = "share of colour images that are shown as grey ones", range = "0 to 1")
        double greyShare,

        @Meaning(value = "relative share of this way of making LR images", range = "0 or more")
        Map<String, Double> degradations,

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
        require(smallest > 0 && smallest <= 1, "smallest", "above 0 to 1");
        require(greyShare >= 0 && greyShare <= 1, "greyShare", "0 to 1");
        require(degradations != null && !degradations.isEmpty(), "degradations", "given");
        requireShares(degradations, "degradations");
        degradations = Collections.unmodifiableMap(new TreeMap<>(degradations));
        Degradations.mixture(degradations);
    }

    Variety variety() {
        return new Variety(smallest, greyShare);
    }

    Pairs pairs(int scale) {
        return new Pairs(Degradations.mixture(degradations), scale);
    }
}
