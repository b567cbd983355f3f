package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.method.stablesr.DiffusionSettings;
import io.superres.method.stablesr.Sampler;
import io.superres.recipe.Guidance;
import io.superres.recipe.Meaning;
import io.superres.recipe.Mixture;
import io.superres.recipe.Training;
import io.superres.recipe.Variation;

/** Everything that training the wrapping of features depends on besides its images. */
public record WrappingConfig(
        @Meaning(
                value = "the steered prior whose latents are decoded",
                range = "id or folder of a model that stablesr-steering has made")
        String steering,

        @Meaning(value = "latents that are made before training begins", range = "1 or more")
        int latents,

        @Meaning(value = "how they are made", range = "DDPM, DDIM, TURBO")
        Sampler.Kind sampler,

        @Meaning(value = "steps in which each is made", range = "2 to 1000")
        int samplingSteps,

        @Meaning(value = "dense blocks of a fusion with the encoder's features", range = "1 to 4")
        int fusionBlocks,

        @Meaning(value = "features that each of their convolutions adds", range = "1 to 256")
        int fusionGrowth,

        @Meaning(value = "features of the critic's first layer", range = "1 to 1024")
        int criticWidth,

        @Meaning(value = "extent of a patch", range = "a multiple of 32")
        int patch,

        Variation variation,

        Guidance guidance,

        Mixture mixture,

        Training training) {
    private static final int MOST_LATENTS = 100_000;

    public WrappingConfig {
        require(steering != null && !steering.isBlank(), "steering", "given");
        require(latents >= 1 && latents <= MOST_LATENTS, "latents", "1 to " + MOST_LATENTS);
        require(sampler != null, "sampler", "given");
        Sampler.checkSteps(samplingSteps);
        require(fusionBlocks >= 1 && fusionBlocks <= 4, "fusionBlocks", "1 to 4");
        require(fusionGrowth >= 1 && fusionGrowth <= 256, "fusionGrowth", "1 to 256");
        require(criticWidth >= 1 && criticWidth <= 1024, "criticWidth", "1 to 1024");
        require(patch >= 32 && patch % 32 == 0, "patch", "a multiple of 32");
    }

    /** How latents are made: as users get them, but for the number of steps. */
    DiffusionSettings sampling() {
        return DiffusionSettings.STANDARD.sampled(sampler, samplingSteps).faithful(0);
    }
}
