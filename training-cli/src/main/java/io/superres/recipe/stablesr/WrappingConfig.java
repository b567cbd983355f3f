package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;
import static io.superres.recipe.Training.requireShares;

import io.superres.data.Pairs;
import io.superres.data.Variety;
import io.superres.degrade.Degradations;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.method.stablesr.Sampler;
import io.superres.recipe.Guidance;
import io.superres.recipe.Meaning;
import io.superres.recipe.Training;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

        @Meaning(value = "images are reduced by a random factor between this and 1", range = "above 0 to 1")
        double smallest,

        @Meaning(value = "share of colour images that are shown as grey ones", range = "0 to 1")
        double greyShare,

        Guidance guidance,

        @Meaning(value = "relative share of this way of making LR images", range = "0 or more")
        Map<String, Double> degradations,

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

    /** How latents are made: as users get them, but for the number of steps. */
    DiffusionSettings sampling() {
        return DiffusionSettings.STANDARD.sampled(sampler, samplingSteps).faithful(0);
    }

    /** The degradations that occur, in alphabetical order. */
    List<String> usedDegradations() {
        return Training.used(degradations);
    }
}
