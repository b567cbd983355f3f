package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;
import static io.superres.recipe.Training.requireShares;

import io.superres.data.Pairs;
import io.superres.data.Variety;
import io.superres.degrade.Degradations;
import io.superres.method.stablesr.Prediction;
import io.superres.recipe.Meaning;
import io.superres.recipe.Training;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Everything that training the diffusion prior depends on besides its images. */
public record DenoiserConfig(
        @Meaning(
                value = "the autoencoder whose latents are learnt",
                range = "id or folder of a model that stablesr-vae has made")
        String autoencoder,

        DenoiserSize size,

        @Meaning(value = "what the network is asked for", range = "NOISE, VELOCITY")
        Prediction prediction,

        @Meaning(value = "extent of a patch", range = "a multiple of four latent pixels, 32 pixels or more")
        int patch,

        @Meaning(value = "images are reduced by a random factor between this and 1", range = "above 0 to 1")
        double smallest,

        @Meaning(value = "share of colour images that are shown as grey ones", range = "0 to 1")
        double greyShare,

        @Meaning(value = "share of images that are called a good photo", range = "0 to 1")
        double goodShare,

        @Meaning(value = "share of images that are degraded and called a bad photo", range = "0 to 1")
        double badShare,

        @Meaning(value = "relative share of this way of degrading them", range = "0 or more")
        Map<String, Double> degradations,

        Training training) {
    private static final int SCALE = 4;

    public DenoiserConfig {
        require(autoencoder != null && !autoencoder.isBlank(), "autoencoder", "given");
        require(prediction != null, "prediction", "given");
        require(patch >= 32 && patch % 32 == 0, "patch", "a multiple of 32");
        require(smallest > 0 && smallest <= 1, "smallest", "above 0 to 1");
        require(greyShare >= 0 && greyShare <= 1, "greyShare", "0 to 1");
        require(
                goodShare >= 0 && badShare >= 0 && goodShare + badShare <= 1,
                "goodShare and badShare",
                "0 or more, at most 1 together");
        require(degradations != null && !degradations.isEmpty(), "degradations", "given");
        requireShares(degradations, "degradations");
        degradations = Collections.unmodifiableMap(new TreeMap<>(degradations));
        Degradations.mixture(degradations);
    }

    Variety variety() {
        return new Variety(smallest, greyShare);
    }

    Pairs pairs() {
        return new Pairs(Degradations.mixture(degradations), SCALE);
    }

    int lrPatch() {
        return patch / SCALE;
    }

    int scale() {
        return SCALE;
    }
}
