package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.data.Pairs;
import io.superres.method.stablesr.Prediction;
import io.superres.recipe.Meaning;
import io.superres.recipe.Mixture;
import io.superres.recipe.Training;
import io.superres.recipe.Variation;

/** Everything that training the diffusion prior depends on besides its images. */
public record DenoiserConfig(
        @Meaning(
                value = "the autoencoder whose latents are learnt",
                range = "id or folder of a model that stablesr-vae or stablesr has made")
        String autoencoder,

        DenoiserSize size,

        @Meaning(value = "what the network is asked for", range = "NOISE, VELOCITY")
        Prediction prediction,

        @Meaning(value = "extent of a patch", range = "a multiple of four latent pixels, 32 pixels or more")
        int patch,

        Variation variation,

        @Meaning(value = "share of images that are called a good photo", range = "0 to 1")
        double goodShare,

        @Meaning(value = "share of images that are degraded and called a bad photo", range = "0 to 1")
        double badShare,

        Mixture mixture,

        Training training) {
    private static final int SCALE = 4;

    public DenoiserConfig {
        require(autoencoder != null && !autoencoder.isBlank(), "autoencoder", "given");
        require(prediction != null, "prediction", "given");
        require(patch >= 32 && patch % 32 == 0, "patch", "a multiple of 32");
        require(
                goodShare >= 0 && badShare >= 0 && goodShare + badShare <= 1,
                "goodShare and badShare",
                "0 or more, at most 1 together");
    }

    Pairs pairs() {
        return mixture.pairs(SCALE);
    }

    int lrPatch() {
        return patch / SCALE;
    }

    int scale() {
        return SCALE;
    }
}
