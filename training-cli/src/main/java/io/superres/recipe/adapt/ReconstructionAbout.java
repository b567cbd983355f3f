package io.superres.recipe.adapt;

import io.superres.describe.ModelFolder;
import java.util.List;
import java.util.Map;

/** What the card of a reconstruction model says about it. */
final class ReconstructionAbout {
    static final String METHOD = "reconstruction";

    static final String CITATION =
            "Chen et al., Low-Res Leads the Way: Improving Generalization for Super-Resolution by Self-Supervised "
                    + "Learning, CVPR 2024";
    static final String CITATION_URL = "https://arxiv.org/abs/2403.02601";

    private ReconstructionAbout() {}

    static ModelFolder.About of(ReconstructionConfig config, Map<String, Long> sources) {
        return new ModelFolder.About(
                METHOD + (config.space() == Space.HR ? "-hr" : "") + "-x" + config.scale(),
                "LR reconstruction " + config.scale() + "x",
                "Rebuilds LR images from images " + config.scale()
                        + " times as large and from how they were degraded; what models are fitted with to a user's own "
                        + "images.",
                METHOD,
                1,
                1,
                String.join(", ", config.mixture().used()),
                CITATION,
                CITATION_URL,
                "",
                List.of("It enlarges nothing.", "model.onnx is its image encoder; the other networks do the rest."),
                sources);
    }
}
