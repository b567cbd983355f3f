package io.superres.recipe;

import static io.superres.recipe.Training.require;

import io.superres.data.Pairs;
import io.superres.loss.PixelLoss;
import io.superres.network.Sisr;

/** Everything that a single-image training run depends on besides its images. */
public record SisrConfig(
        @Meaning(value = "magnification", range = "2 to 8") int scale,

        @Meaning(value = "features inside the network", range = "1 to 1024")
        int channels,

        @Meaning(value = "residual blocks", range = "1 or more")
        int blocks,

        @Meaning(value = "convolutions of one block", range = "1 or more")
        int depth,

        @Meaning(
                value =
                        "while training, a convolution is two with this many times its channels between; 0 for a single one",
                range = "0 or more")
        int expansion,

        @Meaning(value = "extent of an LR patch", range = "8 pixels or more")
        int patch,

        @Meaning(value = "distance between result and truth that is minimised", range = "L1, CHARBONNIER, HUBER, MSE")
        PixelLoss loss,

        Mixture mixture,

        Training training) {

    public SisrConfig {
        require(scale >= 2 && scale <= 8, "scale", "2 to 8");
        require(channels >= 1 && channels <= 1024, "channels", "1 to 1024");
        require(blocks >= 1 && depth >= 1 && expansion >= 0, "blocks, depth or expansion", "positive");
        require(patch >= 8, "patch", "at least 8");
        require(loss != null, "loss", "given");
    }

    /** The network described here. */
    public Sisr network() {
        return new Sisr(scale, channels, blocks, depth, expansion);
    }

    /** How pairs of patches are made. */
    Pairs pairs() {
        return mixture.pairs(scale);
    }
}
