package io.superres.recipe.stablesr;

import io.superres.describe.ModelFolder;
import java.util.List;
import java.util.Map;

/** What the card of a steered prior says about it. */
final class SteeringAbout {
    static final String ID = "stablesr-steering";

    private SteeringAbout() {}

    static ModelFolder.About of(SteeringConfig config, int step, Map<String, Long> sources) {
        return new ModelFolder.About(
                ID + "-x" + config.scale(),
                "StableSR steered prior " + config.scale() + "x",
                "A diffusion prior that follows an LR image, without the wrapping of features.",
                ID,
                1,
                step,
                String.join(", ", config.mixture().used()),
                AutoencoderAbout.CITATION,
                AutoencoderAbout.CITATION_URL,
                "",
                List.of("model.onnx is its autoencoder.", "Detail that it makes is invented."),
                sources);
    }
}
