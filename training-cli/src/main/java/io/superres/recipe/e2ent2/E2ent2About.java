package io.superres.recipe.e2ent2;

import io.superres.describe.ModelFolder;
import io.superres.method.e2ent2.Textures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the card of an E2ENT2 model says about it. */
final class E2ent2About {
    private E2ent2About() {}

    static ModelFolder.About of(E2ent2Config config, Map<String, Long> sources) {
        List<String> limits = new ArrayList<>();
        limits.add(
                "Textures are copied from the reference where it looks like the input. A reference of another kind of "
                        + "sample can bring in textures that are not there; look at the confidence map.");
        limits.add("model.onnx alone is the branch without a reference.");
        if (config.adversarialWeight() > 0)
            limits.add("Results were also trained to look real, which costs fidelity: fine detail may be invented.");
        limits.add("Detail below the resolution of the input is estimated, not measured. Do not count or measure it.");
        return new ModelFolder.About(
                "e2ent2-x" + Textures.RATIO,
                "E2ENT2 " + Textures.RATIO + "x",
                "Enlarges images " + Textures.RATIO
                        + " times with textures from a reference image of the same kind of sample.",
                "e2ent2",
                Textures.RATIO,
                1,
                String.join(", ", config.mixture().used()),
                "Xie et al., Feature Representation Matters: End-to-End Learning for Reference-based Image "
                        + "Super-resolution, ECCV 2020",
                "https://doi.org/10.1007/978-3-030-58548-8_14",
                "PSNR(RGB, crop=16, range=1) of a part of each image, with another part of it as reference",
                limits,
                sources);
    }
}
