package io.superres.recipe.percnet;

import io.superres.BadInputException;
import io.superres.network.PercNet;
import io.superres.torch.Precision;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Everything that the training of PercNet depends on besides its images. */
public record PercNetConfig(
        int width,
        int crop,
        int batch,
        long steps,
        double learningRate,
        double finalLearningRate,
        long warmup,
        double averageDecay,
        double maxGradientNorm,
        double degradationWeight,
        double partnersWeight,
        double rotationWeight,
        double reconstructionWeight,
        double temperature,
        int trials,
        int trialExtent,
        int rankingSteps,
        double rankingRate,
        Precision precision,
        int threads,
        long validateEvery,
        long checkpointEvery,
        long seed,
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
