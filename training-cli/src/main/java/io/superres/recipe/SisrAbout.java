package io.superres.recipe;

import io.superres.describe.ModelFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the card of a single-image model says about it; follows from the degradations it was trained on. */
final class SisrAbout {
    /**
     * @param words completes "shrunk by"
     * @param blurs whether LR images are more blurred than their pixel grid makes them
     * @param noisy whether LR images have noise
     */
    private record Trait(String words, boolean blurs, boolean noisy) {}

    private static final Map<String, Trait> TRAITS = Map.ofEntries(
            Map.entry("bicubic", new Trait("bicubic interpolation", false, false)),
            Map.entry("area", new Trait("binning", false, false)),
            Map.entry("psf", new Trait("Gaussian blur and sampling", true, false)),
            Map.entry("microscope", new Trait("a simulated microscope with photon and readout noise", true, true)),
            Map.entry(
                    "oversampled",
                    new Trait("bicubic interpolation or binning of truths that are soft themselves", false, false)),
            Map.entry("bsrgan", new Trait("BSRGAN's blurs, noise and JPEG in random order", true, true)),
            Map.entry("bsrgan-plus", new Trait("BSRGAN-plus's steps of blur, noise and JPEG", true, true)),
            Map.entry("blind", new Trait("slight blur, bicubic interpolation, noise and JPEG", true, true)),
            Map.entry("second-order", new Trait("Real-ESRGAN's blur, resizing, noise and JPEG", true, true)),
            Map.entry("second-order-sharp", new Trait("Real-ESRGAN's steps after sharpening", true, true)),
            Map.entry("second-order-mild", new Trait("StableSR's blur, resizing, noise and JPEG", true, true)),
            Map.entry("second-order-mild-sharp", new Trait("StableSR's steps after sharpening", true, true)));

    private SisrAbout() {}

    static ModelFolder.About of(SisrConfig config, Map<String, Long> sources) {
        List<String> used = config.mixture().used();
        List<Trait> traits =
                used.stream().map(name -> TRAITS.get(kind(name))).distinct().toList();
        String only = used.size() == 1 ? kind(used.get(0)) : "";
        int scale = config.scale();
        String ways = traits.stream().map(Trait::words).collect(Collectors.joining("; "));
        return new ModelFolder.About(
                (only.isEmpty() ? "sisr-x" : "sisr-" + only + "-x") + scale,
                "Single image " + scale + "x" + (only.isEmpty() ? "" : " (" + only + ")"),
                "Enlarges grey images " + scale
                        + " times with a compact convolutional network, trained on images shrunk "
                        + (only.isEmpty() ? "in several ways: " : "by ") + ways + ".",
                "sisr",
                scale,
                1,
                String.join(", ", used),
                "Bhardwaj et al., Collapsible Linear Blocks for Super-Efficient Super Resolution, 2022",
                "https://arxiv.org/abs/2103.09404",
                "PSNR(luma or grey, central crop, range=1)",
                limits(traits, only.isEmpty()),
                sources);
    }

    private static List<String> limits(List<Trait> traits, boolean several) {
        List<String> limits = new ArrayList<>();
        limits.add(
                several
                        ? "It has to guess how an image came about. On images made in one known way, a model trained on "
                                + "that way alone is better."
                        : "It was trained on one way of making LR images only; images from elsewhere are not made that way.");
        limits.add(
                traits.stream().anyMatch(Trait::noisy)
                        ? "Mild noise is removed, and weak structures that look like noise may go with it."
                        : "It never saw noise: noise is sharpened like everything else.");
        limits.add(
                traits.stream().anyMatch(Trait::blurs)
                        ? "Blur is undone as far as it was in the training images; stronger blur stays."
                        : "Blur beyond that of the pixel grid is not undone.");
        limits.add("Detail below the resolution of the input is estimated, not measured. Do not count or measure it.");
        return limits;
    }

    /** A degradation's name without its parameter. */
    private static String kind(String degradation) {
        return degradation.replaceFirst(":.*", "");
    }
}
