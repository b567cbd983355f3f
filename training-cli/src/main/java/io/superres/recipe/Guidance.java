package io.superres.recipe;

import static io.superres.recipe.Training.require;
import static io.superres.recipe.Training.requireShares;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What makes a result good: values, looks, no pattern of the pixel grid, and a critic. */
public record Guidance(
        @Meaning(value = "weight of the mean absolute difference from the truth", range = "0 or more")
        double pixelWeight,

        @Meaning(
                value = "network that sees how alike result and truth look",
                range = "id or folder of a model, or an ONNX file")
        String features,

        @Meaning(
                value = "weight of the difference in this layer of it, each pixel's features having length 1",
                range = "0 or more")
        Map<String, Double> perceptual,

        @Meaning(
                value =
                        "weight of neighbouring pixels of results differing equally at every place inside a pixel of the grid that they are made on",
                range = "0 or more")
        double gridWeight,

        @Meaning(value = "weight of looking real to the critic", range = "0 or more")
        double adversarialWeight,

        @Meaning(value = "step after which the critic judges", range = "0 or more")
        long adversarialFrom,

        @Meaning(value = "learning rate of the critic, as a multiple of the other networks'", range = "above 0")
        double criticRate) {

    public Guidance {
        require(pixelWeight >= 0 && gridWeight >= 0 && adversarialWeight >= 0, "weights", "0 or more");
        require(features != null && !features.isBlank(), "features", "given");
        require(perceptual != null, "perceptual", "given");
        requireShares(perceptual, "perceptual");
        require(adversarialFrom >= 0, "adversarialFrom", "0 or more");
        require(criticRate > 0, "criticRate", "above 0");
        perceptual = Collections.unmodifiableMap(new TreeMap<>(perceptual));
    }

    /** The weight of looking real at a step of the whole run. */
    public double adversarialWeight(long step) {
        return step > adversarialFrom ? adversarialWeight : 0;
    }
}
