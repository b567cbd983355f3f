package io.superres.recipe.percnet;

import io.superres.BadInputException;
import io.superres.network.PercNet;
import io.superres.recipe.Meaning;
import io.superres.torch.Precision;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Everything that the training of PercNet depends on besides its images. */
public record PercNetConfig(
        @Meaning(
                value = "channels of the first layer; deeper ones have multiples of it",
                range = "a multiple of 3 up to 192")
        int width,

        @Meaning(value = "extent of a training crop", range = "a multiple of 8, 16 pixels or more")
        int crop,

        @Meaning(value = "crops of one step", range = "a multiple of 4, 16 or more")
        int batch,

        @Meaning(value = "optimisation steps in all", range = "1 or more")
        long steps,

        @Meaning(value = "highest learning rate", range = "above 0")
        double learningRate,

        @Meaning(value = "learning rate of the last step, reached along half a cosine", range = "0 or more")
        double finalLearningRate,

        @Meaning(value = "steps over which the learning rate rises from 0", range = "0 or more")
        long warmup,

        @Meaning(
                value =
                        "share of the old moving average of the weights kept at each step; the average is what gets shipped",
                range = "0 to below 1")
        double averageDecay,

        @Meaning(value = "longer gradients are shortened to it", range = "above 0")
        double maxGradientNorm,

        @Meaning(value = "weight of the lesson that tells how a crop was damaged", range = "0 or more")
        double degradationWeight,

        @Meaning(value = "weight of the lesson that tells which views belong together", range = "0 or more")
        double partnersWeight,

        @Meaning(value = "weight of the lesson that tells how a crop was turned", range = "0 or more")
        double rotationWeight,

        @Meaning(value = "weight of the lesson that draws the crop again", range = "0 or more")
        double reconstructionWeight,

        @Meaning(value = "how strictly views are told apart; smaller is stricter", range = "above 0")
        double temperature,

        @Meaning(value = "pairs of damaged crops to which the distance is fitted", range = "8 or more")
        int trials,

        @Meaning(value = "extent of a crop of a trial", range = "22 pixels or more")
        int trialExtent,

        @Meaning(value = "steps of the fit of the distance", range = "1 or more")
        int rankingSteps,

        @Meaning(value = "learning rate of the fit of the distance", range = "above 0")
        double rankingRate,

        @Meaning(
                value = "arithmetic of inner convolutions; BFLOAT16 is faster on processors that have it",
                range = "FLOAT32, BFLOAT16")
        Precision precision,

        @Meaning(value = "threads of one operation; only 1 gives the same bits in every run", range = "1 or more")
        int threads,

        @Meaning(value = "steps between two measurements on held-out images", range = "1 or more")
        long validateEvery,

        @Meaning(value = "steps between two checkpoints", range = "1 or more")
        long checkpointEvery,

        @Meaning(value = "decides first weights and the order of patches", range = "any whole number")
        long seed,

        @Meaning(
                value = "relative share of patches from this sub-folder of the data; one not named counts by its area",
                range = "0 or more")
        Map<String, Double> domainWeights) {

    public PercNetConfig {
        require(width >= 3 && width % 3 == 0 && width <= 192, "width", "a multiple of 3 up to 192");
        require(crop >= 16 && crop % 8 == 0, "crop", "a multiple of 8, at least 16");
        require(batch >= 2 * PercNet.RECONSTRUCTED && batch % 4 == 0, "batch", "a multiple of 4, at least 16");
        require(steps >= 1, "steps", "at least 1");
        require(learningRate > 0 && finalLearningRate >= 0, "learningRate", "positive");
        require(averageDecay >= 0 && averageDecay < 1, "averageDecay", "from 0 to below 1");
        require(maxGradientNorm > 0, "maxGradientNorm", "positive");
        require(
                degradationWeight >= 0 && partnersWeight >= 0 && rotationWeight >= 0 && reconstructionWeight >= 0,
                "weights of the lessons",
                "0 or more");
        require(temperature > 0, "temperature", "positive");
        require(trials >= 8, "trials", "at least 8");
        require(trialExtent >= 22, "trialExtent", "at least 22");
        require(rankingSteps >= 1 && rankingRate > 0, "rankingSteps and rankingRate", "positive");
        require(threads >= 1, "threads", "at least 1");
        require(validateEvery >= 1 && checkpointEvery >= 1, "validateEvery and checkpointEvery", "at least 1");
        require(precision != null, "precision", "given");
        domainWeights = domainWeights == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(domainWeights));
    }

    PercNet network() {
        return new PercNet(width);
    }

    private static void require(boolean condition, String key, String range) {
        if (!condition) throw new BadInputException("the setting " + key + " must be " + range);
    }
}
