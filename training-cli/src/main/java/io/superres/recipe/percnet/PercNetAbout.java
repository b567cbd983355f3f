package io.superres.recipe.percnet;

import io.superres.describe.ModelFolder;
import io.superres.quality.PercNetDistance;
import java.util.List;
import java.util.Map;

/** What PercNet's card says about it. */
final class PercNetAbout {
    private PercNetAbout() {}

    static ModelFolder.About of(Map<String, Long> sources) {
        return new ModelFolder.About(
                PercNetDistance.MODEL,
                "PercNet",
                "A small perceptual network: feature maps for losses and a distance that says how different two images "
                        + "look; trained without labels on natural and microscopy images.",
                PercNetDistance.MODEL,
                1,
                1,
                "blur, loss of resolution, noise, JPEG, ringing",
                "Zhang et al., The Unreasonable Effectiveness of Deep Features as a Perceptual Metric, 2018",
                "https://arxiv.org/abs/1801.03924",
                "agreement with known severities",
                List.of(
                        "Its distance is not LPIPS: neither the network nor the weights come from human judgements. Report "
                                + "it under its own name, and do not compare it with published LPIPS values.",
                        "It was fitted to blur, noise, JPEG compression, loss of resolution, ringing and displacement. "
                                + "What it says of other differences has not been examined."),
                sources);
    }
}
