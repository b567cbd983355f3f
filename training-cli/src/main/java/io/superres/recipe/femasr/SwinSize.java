package io.superres.recipe.femasr;

import static io.superres.recipe.Training.require;

import io.superres.network.femasr.FemasrConfig.Swin;
import io.superres.recipe.Meaning;

/** The sizes of the transformer in the LR encoder. */
public record SwinSize(
        @Meaning(value = "residual groups", range = "1 or more")
        int swinGroups,

        @Meaning(value = "transformer blocks in a group", range = "1 or more")
        int swinDepth,

        @Meaning(value = "attention heads", range = "a divisor of the features where the latent is made")
        int heads,

        @Meaning(value = "extent of the windows in pixels of the latent", range = "2 to 16")
        int window,

        @Meaning(value = "hidden features of its perceptrons, as a multiple of the others", range = "1 to 8")
        int mlpRatio) {
    private static final int LARGEST_WINDOW = 16;
    private static final int LARGEST_RATIO = 8;

    public SwinSize {
        require(swinGroups >= 1 && swinDepth >= 1, "swinGroups and swinDepth", "at least 1");
        require(heads >= 1, "heads", "at least 1");
        require(window >= 2 && window <= LARGEST_WINDOW && window % 2 == 0, "window", "even, 2 to " + LARGEST_WINDOW);
        require(mlpRatio >= 1 && mlpRatio <= LARGEST_RATIO, "mlpRatio", "1 to " + LARGEST_RATIO);
    }

    Swin swin() {
        return new Swin(swinGroups, swinDepth, heads, window, mlpRatio);
    }
}
