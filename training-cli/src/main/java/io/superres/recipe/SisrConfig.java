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
 *
 * @param scale magnification
 * @param channels features inside the network
 * @param blocks residual blocks
 * @param depth convolutions per block
 * @param expansion see {@link Sisr}
 * @param patch extent of an LR patch
 * @param batch patches per step
 * @param steps optimisation steps
 * @param learningRate highest learning rate
 * @param finalLearningRate learning rate of the last step
 * @param warmup steps over which the learning rate rises
 * @param scheduleStart step from which the learning rate's rise and fall are counted; above 0 when a finished run is
 *     resumed for more steps
 * @param averageDecay of the moving average of the weights, which is what gets shipped
 * @param maxGradientNorm longer gradients are shortened to it
 * @param loss what is minimised
 * @param precision arithmetic of inner convolutions
 * @param threads threads of one operation
 * @param validateEvery steps between two measurements on held-out images
 * @param checkpointEvery steps between two checkpoints
 * @param seed of weights and patches
 * @param degradations relative share of each way of making LR images, by name
 * @param domainWeights relative share of patches from each sub-folder of the data
 */
public record SisrConfig(
        int scale,
        int channels,
        int blocks,
        int depth,
        int expansion,
        int patch,
        int batch,
        long steps,
        double learningRate,
        double finalLearningRate,
        long warmup,
        long scheduleStart,
        double averageDecay,
        double maxGradientNorm,
        PixelLoss loss,
        Precision precision,
        int threads,
        long validateEvery,
        long checkpointEvery,
        long seed,
        Map<String, Double> degradations,
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
