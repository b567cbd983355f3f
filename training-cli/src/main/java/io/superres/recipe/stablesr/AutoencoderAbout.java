package io.superres.recipe.stablesr;

import io.superres.describe.ModelFolder;
import java.util.List;
import java.util.Map;

/** What the card of an autoencoder says about it. */
final class AutoencoderAbout {
    static final String ID = "stablesr-vae";
    static final String CITATION =
            "Wang et al., Exploiting Diffusion Prior for Real-World Image Super-Resolution, IJCV 2024";
    static final String CITATION_URL = "https://arxiv.org/abs/2305.07015";

    private AutoencoderAbout() {}

    static ModelFolder.About of(AutoencoderConfig config, Map<String, Long> sources) {
        return new ModelFolder.About(
                ID,
                "StableSR autoencoder",
                "Turns images into latents " + config.size().factor()
                        + " times smaller and back. It enlarges nothing: StableSR works " + "on its latents.",
                ID,
                1,
                config.size().factor(),
                "nothing: it has seen sharp images only",
                CITATION,
                CITATION_URL,
                "PSNR(RGB, crop=16, range=1) of reconstructions, beside reduction and enlargement by 2",
                List.of("It is no model to enlarge images with.", "Reconstructions lose the finest detail."),
                sources);
    }
}
