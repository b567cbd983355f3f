package io.superres.recipe.femasr;

import io.superres.describe.ModelFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the card of a FeMaSR model says about it. */
final class EncoderAbout {
    static final String METHOD = "femasr";
    static final String CITATION =
            "Chen et al., Real-World Blind Super-Resolution via Feature Matching with Implicit High-Resolution Priors, "
                    + "ACM Multimedia 2022";
    static final String CITATION_URL = "https://doi.org/10.1145/3503161.3547833";

    private EncoderAbout() {}

    static ModelFolder.About of(EncoderConfig config, Map<String, Long> sources) {
        boolean full = config.variant() == Variant.FULL;
        String variant = config.variant().name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> limits = new ArrayList<>();
        limits.add(
                "Detail is put together from a codebook of sharp images: what looks real may be invented. Do not count "
                        + "or measure it.");
        limits.add("Intensities are a little shifted; preserving them undoes that, unless the image is noisy.");
        limits.add(
                "The map of distances says how far features are from their codes; it is only a weak sign of an input "
                        + "unlike the training images.");
        limits.add("Normalisation sees the whole tile, so results depend a little on how an image is cut; neighbouring "
                + "tiles are blended.");
        if (!full) limits.add("It lacks part of the method and is there for comparison only.");
        return new ModelFolder.About(
                "femasr-" + (full ? "" : variant + "-") + "x" + config.scale(),
                "FeMaSR " + config.scale() + "x" + (full ? "" : " (" + variant + ")"),
                "Enlarges images of unknown blur, noise and compression " + config.scale()
                        + " times by matching their features with a codebook of sharp ones.",
                METHOD,
                config.scale(),
                config.network().unit(),
                String.join(", ", config.mixture().used()),
                CITATION,
                CITATION_URL,
                "PSNR(RGB, crop=16, range=1) of a part of each image",
                limits,
                sources);
    }
}
