package io.superres.recipe.refvae;

import io.superres.describe.ModelFolder;
import io.superres.method.refvae.RefVaeModel;
import java.util.List;
import java.util.Map;

/** What the card of a RefVAE model says about it. */
final class RefVaeAbout {
    private RefVaeAbout() {}

    static ModelFolder.About of(RefVaeConfig config, Map<String, Long> sources) {
        return new ModelFolder.About(
                "refvae-x" + RefVaeModel.SCALE,
                "RefVAE " + RefVaeModel.SCALE + "x",
                "Draws many possible enlargements of an image by " + RefVaeModel.SCALE
                        + ", conditioned by a reference image.",
                "refvae",
                RefVaeModel.SCALE,
                1,
                String.join(", ", config.mixture().used()),
                "Liu et al., Variational AutoEncoder for Reference based Image Super-Resolution, CVPR Workshops 2021",
                "https://arxiv.org/abs/2106.04090",
                "PSNR(RGB, crop=16, range=1) of a part of each image, the LR image itself being the reference",
                List.of(
                        "One pixel of the input becomes 64: nearly all detail is a guess. A single sample must not be "
                                + "counted or measured; many of them show what is certain and what is not.",
                        "The spread of samples says what the model thinks possible, which is less than what is possible.",
                        "The reference gives style, not detail at matching places.",
                        "model.onnx alone is the result of the mean code."),
                sources);
    }
}
