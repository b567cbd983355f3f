package io.superres.recipe.stablesr;

import io.superres.describe.ModelFolder;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.model.Model;
import java.util.List;
import java.util.Map;

/** What the card of the whole model says about it. */
final class StableSrAbout {
    static final String ID = "stablesr";
    static final String TURBO = "stablesr-turbo";

    private StableSrAbout() {}

    static ModelFolder.About of(WrappingConfig config, int scale, int step, Map<String, Long> sources) {
        return about(
                ID,
                "StableSR",
                "Enlarges images of unknown quality by a diffusion prior that follows them; each seed gives another "
                        + "result.",
                scale,
                step,
                config.mixture().used(),
                sources);
    }

    static ModelFolder.About turbo(TurboConfig config, Model given, Map<String, Long> sources) {
        return about(
                TURBO,
                "StableSR turbo",
                "Enlarges images of unknown quality by a diffusion prior that follows them and was taught to do it in "
                        + config.fewSteps() + " steps.",
                given.scale(),
                given.step(),
                config.mixture().used(),
                sources);
    }

    private static ModelFolder.About about(
            String id,
            String name,
            String description,
            int scale,
            int step,
            List<String> degradations,
            Map<String, Long> sources) {
        return new ModelFolder.About(
                id + "-x" + scale,
                name + " " + scale + "x",
                description,
                ID,
                scale,
                step,
                String.join(", ", degradations),
                AutoencoderAbout.CITATION,
                AutoencoderAbout.CITATION_URL,
                "PSNR(RGB, crop=16, range=1) of samples with a fidelity of " + DiffusionSettings.STANDARD.fidelity()
                        + ", beside bicubic interpolation",
                List.of(
                        "Detail is invented: it differs from sample to sample, and none of it is a measurement.",
                        "model.onnx is the autoencoder alone, so that the files can be checked; results come from the "
                                + "method stablesr, which samples.",
                        "Intensities are those of the image only with colour correction."),
                sources);
    }
}
