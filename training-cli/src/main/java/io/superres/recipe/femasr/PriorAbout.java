package io.superres.recipe.femasr;

import io.superres.describe.ModelFolder;
import java.util.List;
import java.util.Map;

/** What the card of a first stage says about it. */
final class PriorAbout {
    static final String ID = "femasr-hrp";

    private PriorAbout() {}

    static ModelFolder.About of(int grid, Map<String, Long> sources) {
        return new ModelFolder.About(
                ID,
                "FeMaSR high-resolution prior",
                "Rebuilds sharp images from the entries of a codebook. It enlarges nothing: the FeMaSR models have its "
                        + "codebook and its decoder.",
                ID,
                1,
                grid,
                "nothing: it has seen sharp images only",
                EncoderAbout.CITATION,
                EncoderAbout.CITATION_URL,
                "PSNR(RGB, crop=16, range=1) of reconstructions, beside reduction and enlargement by 2",
                List.of(
                        "It is no model to enlarge images with.",
                        "Reconstructions lose detail that no code stands for."),
                sources);
    }
}
