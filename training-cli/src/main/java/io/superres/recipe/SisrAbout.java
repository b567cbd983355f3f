package io.superres.recipe;

import io.superres.describe.ModelFolder;
import java.util.List;
import java.util.Map;

/** What the card of a single-image model says about it. */
final class SisrAbout {
    private static final String INVENTED =
            "Detail below the resolution of the input is estimated, not measured. Do not count or measure it.";

    private SisrAbout() {}

    static ModelFolder.About of(SisrConfig config, Map<String, Long> sources) {
        boolean bicubic = config.isBicubic();
        int scale = config.scale();
        return new ModelFolder.About(
                (bicubic ? "sisr-bicubic-x" : "sisr-x") + scale,
                "Single image " + scale + "x" + (bicubic ? " (bicubic)" : ""),
                "Enlarges grey images " + scale + " times with a compact convolutional network, trained on natural and "
                        + "microscopy images "
                        + (bicubic
                                ? "shrunk by bicubic interpolation."
                                : "shrunk in several ways: binning, bicubic interpolation, blur of random width, and a "
                                        + "simulated microscope with shot noise and camera noise."),
                "sisr",
                scale,
                String.join(", ", config.degradations().keySet()),
                "Bhardwaj et al., Collapsible Linear Blocks for Super-Efficient Super Resolution, 2022",
                "https://arxiv.org/abs/2103.09404",
                List.of(bicubic ? NOISE : GUESS, INVENTED),
                sources);
    }

    private static final String NOISE =
            "It was trained on one way of making LR images only. Images from a microscope are not made that way: noise is "
                    + "sharpened like everything else, and blur beyond that of the pixel grid is not undone.";

    private static final String GUESS =
            "It has to guess how an image came about. Mild blur is undone and mild noise is removed, and weak structures "
                    + "that look like noise may go with it. On images that were shrunk by bicubic interpolation the "
                    + "specialised model is better.";
}
