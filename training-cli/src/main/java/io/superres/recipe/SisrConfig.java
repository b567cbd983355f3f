package io.superres.recipe;

import io.superres.BadInputException;
import io.superres.data.Pairs;
import io.superres.degrade.Degradations;
import io.superres.loss.PixelLoss;
import io.superres.network.Sisr;
import io.superres.torch.Precision;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that a single-image training run depends on besides its images.
 */
public record SisrConfig(
        @Meaning(value = "magnification", range = "2 to 8") int scale,

        @Meaning(value = "features inside the network", range = "1 to 1024")
        int channels,

        @Meaning(value = "residual blocks", range = "1 or more")
        int blocks,

        @Meaning(value = "convolutions of one block", range = "1 or more")
        int depth,

        @Meaning(
                value =
                        "while training, a convolution is two with this many times its channels between; 0 for a single one",
                range = "0 or more")
        int expansion,

        @Meaning(value = "extent of an LR patch", range = "8 pixels or more")
        int patch,

        @Meaning(value = "patches of one step", range = "1 or more")
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
                        "step from which rise and fall of the learning rate are counted; above 0 when a finished run gets more steps",
                range = "0 to below steps")
        long scheduleStart,

        @Meaning(
                value =
                        "share of the old moving average of the weights kept at each step; the average is what gets shipped",
                range = "0 to below 1")
        double averageDecay,

        @Meaning(value = "longer gradients are shortened to it", range = "above 0")
        double maxGradientNorm,

        @Meaning(value = "distance between result and truth that is minimised", range = "L1, CHARBONNIER, HUBER, MSE")
        PixelLoss loss,

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

        @Meaning(value = "relative share of this way of making LR images", range = "0 or more")
        Map<String, Double> degradations,

        @Meaning(
                value = "relative share of patches from this sub-folder of the data; one not named counts by its area",
                range = "0 or more")
        Map<String, Double> domainWeights) {

    public SisrConfig {
        require(scale >= 2 && scale <= 8, "scale", "2 to 8");
        require(channels >= 1 && channels <= 1024, "channels", "1 to 1024");
        require(blocks >= 1 && depth >= 1 && expansion >= 0, "blocks, depth or expansion", "positive");
        require(patch >= 8, "patch", "at least 8");
        require(batch >= 1, "batch", "at least 1");
        require(steps >= 1, "steps", "at least 1");
        require(learningRate > 0 && finalLearningRate >= 0, "learningRate", "positive");
        require(scheduleStart >= 0 && scheduleStart < steps, "scheduleStart", "from 0 to below steps");
        require(averageDecay >= 0 && averageDecay < 1, "averageDecay", "from 0 to below 1");
        require(maxGradientNorm > 0, "maxGradientNorm", "positive");
        require(threads >= 1, "threads", "at least 1");
        require(validateEvery >= 1 && checkpointEvery >= 1, "validateEvery and checkpointEvery", "at least 1");
        require(loss != null && precision != null, "loss and precision", "given");
        require(degradations != null && !degradations.isEmpty(), "degradations", "given");
        degradations = Collections.unmodifiableMap(new TreeMap<>(degradations));
        Degradations.mixture(degradations);
        domainWeights = domainWeights == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(domainWeights));
    }

    /** The network described here. */
    public Sisr network() {
        return new Sisr(scale, channels, blocks, depth, expansion);
    }

    /** How pairs of patches are made. */
    Pairs pairs() {
        return new Pairs(Degradations.mixture(degradations), scale);
    }

    /** Whether LR images are made by bicubic interpolation and in no other way. */
    boolean isBicubic() {
        return degradations.keySet().equals(Set.of("bicubic"));
    }

    private static void require(boolean condition, String key, String range) {
        if (!condition) throw new BadInputException("the setting " + key + " must be " + range);
    }
}
