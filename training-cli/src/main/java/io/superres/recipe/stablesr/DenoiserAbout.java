package io.superres.recipe.stablesr;

import io.superres.describe.ModelFolder;
import java.util.List;
import java.util.Map;

/** What the card of a diffusion prior says about it. */
final class DenoiserAbout {
    static final String ID = "stablesr-prior";

    private DenoiserAbout() {}

    static ModelFolder.About of(DenoiserConfig config, int factor, Map<String, Long> sources) {
        return new ModelFolder.About(
                ID,
                "StableSR diffusion prior",
                "Knows what latents of sharp images look like: it turns noise into such latents. It enlarges nothing; "
                        + "StableSR steers it.",
                ID,
                1,
                4 * factor,
                "nothing: it has seen sharp images, and bad ones that were called so",
                AutoencoderAbout.CITATION,
                AutoencoderAbout.CITATION_URL,
                "",
                List.of(
                        "It is no model to enlarge images with.",
                        "What it makes of noise is invented.",
                        "model.onnx is its autoencoder; unet.onnx asks for "
                                + config.prediction().name().toLowerCase(java.util.Locale.ROOT) + "."),
                sources);
    }
}
