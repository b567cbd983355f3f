package io.superres.recipe.refvae;

import static io.superres.recipe.Training.require;
import static io.superres.recipe.Training.requireShares;

import io.superres.recipe.Meaning;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What counts how much. Every term is a mean, so that weights do not depend on the extent of patches. */
public record RefVaeWeights(
        @Meaning(value = "weight of the mean absolute difference from the truth", range = "0 or more")
        double pixelWeight,

        @Meaning(value = "the same at half the extent", range = "0 or more")
        double halfWeight,

        @Meaning(value = "the same at a quarter of the extent", range = "0 or more")
        double quarterWeight,

        @Meaning(value = "the same at the extent of the LR image: consistency with it", range = "0 or more")
        double consistencyWeight,

        @Meaning(value = "weight of the difference of the features that the generator stands on", range = "0 or more")
        double contentWeight,

        @Meaning(value = "weight of the difference of mean and spread of features, by layer", range = "0 or more")
        Map<String, Double> style,

        @Meaning(value = "weight of the difference in looks, by layer", range = "0 or more")
        Map<String, Double> perceptual,

        @Meaning(value = "weight of the total variation of results", range = "0 or more")
        double variationWeight,

        @Meaning(value = "weight of the divergence of codes from the normal distribution", range = "0 or more")
        double divergenceWeight,

        @Meaning(value = "steps over which that weight rises from 0", range = "0 or more")
        long divergenceWarmup,

        @Meaning(value = "divergence of one number of a code that costs nothing, in nats", range = "0 or more")
        double freeBits,

        @Meaning(value = "weight of looking real to the critic", range = "0 or more")
        double adversarialWeight,

        @Meaning(value = "step after which the critic judges", range = "0 or more")
        long adversarialFrom,

        @Meaning(value = "weight of the difference of what the critic sees", range = "0 or more")
        double criticFeaturesWeight) {

    public RefVaeWeights {
        for (double weight : new double[] {
            pixelWeight,
            halfWeight,
            quarterWeight,
            consistencyWeight,
            contentWeight,
            variationWeight,
            divergenceWeight,
            freeBits,
            adversarialWeight,
            criticFeaturesWeight
        }) require(weight >= 0, "weights and freeBits", "0 or more");
        require(divergenceWarmup >= 0 && adversarialFrom >= 0, "divergenceWarmup and adversarialFrom", "0 or more");
        require(style != null && perceptual != null, "style and perceptual", "given");
        requireShares(style, "style");
        requireShares(perceptual, "perceptual");
        style = Collections.unmodifiableMap(new TreeMap<>(style));
        perceptual = Collections.unmodifiableMap(new TreeMap<>(perceptual));
    }

    /** At a step of the whole run. */
    double divergenceWeight(long step) {
        return divergenceWeight * Math.min(1, step / (double) Math.max(1, divergenceWarmup));
    }

    /** Whether the critic plays at a step of the whole run. */
    boolean judged(long step) {
        return step > adversarialFrom && (adversarialWeight > 0 || criticFeaturesWeight > 0);
    }
}
