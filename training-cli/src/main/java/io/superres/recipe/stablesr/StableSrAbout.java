package io.superres.recipe.stablesr;

import io.superres.describe.ModelFolder;
import java.util.List;
import java.util.Map;

/** What the card of the whole model says about it. */
final class StableSrAbout {
    static final String ID = "stablesr";

    private StableSrAbout() {}

    static ModelFolder.About of(WrappingConfig config, int scale, int step, Map<String, Long> sources) {
        return new ModelFolder.About(
                ID + "-x" + scale,
                "StableSR " + scale + "x",
                "Enlarges images of unknown quality by a diffusion prior that follows them; each seed gives another "
                        + "result.",
                ID,
                scale,
                step,
                String.join(", ", config.usedDegradations()),
                AutoencoderAbout.CITATION,
                AutoencoderAbout.CITATION_URL,
                "PSNR(RGB, crop=16, range=1) of samples with a fidelity of 0.5, beside bicubic interpolation",
                List.of(
                        "Detail is invented: it differs from sample to sample, and none of it is a measurement.",
                        "model.onnx takes one step without noise, so that the files can be checked; results come from "
                                + "the method stablesr, which samples.",
                        "Intensities are those of the image only with colour correction."),
                sources);
    }
}
