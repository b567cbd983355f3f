package io.superres.recipe;

import io.superres.BadInputException;
import io.superres.optimise.Adam;
import io.superres.optimise.Optimiser;
import io.superres.torch.Precision;
import io.superres.train.CosineSchedule;
import io.superres.train.Learning;
import io.superres.train.Run;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The settings that all recipes share. Their keys stand beside the recipe's own. */
public record Training(
        @Meaning(value = "images of one step", range = "1 or more")
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

        @Meaning(value = "decides first weights and what is drawn at random", range = "any whole number")
        long seed,

        @Meaning(
                value = "relative share of images from this sub-folder of the data; one not named counts by its area",
                range = "0 or more")
        Map<String, Double> domainWeights) {

    public Training {
        require(batch >= 1, "batch", "at least 1");
        require(steps >= 1, "steps", "at least 1");
        require(learningRate > 0 && finalLearningRate >= 0, "learningRate", "positive");
        require(warmup >= 0, "warmup", "0 or more");
        require(scheduleStart >= 0 && scheduleStart < steps, "scheduleStart", "from 0 to below steps");
        require(averageDecay >= 0 && averageDecay < 1, "averageDecay", "from 0 to below 1");
        require(maxGradientNorm > 0, "maxGradientNorm", "positive");
        require(precision != null, "precision", "given");
        require(threads >= 1, "threads", "at least 1");
        require(validateEvery >= 1 && checkpointEvery >= 1, "validateEvery and checkpointEvery", "at least 1");
        if (domainWeights != null) requireShares(domainWeights, "domainWeights");
        domainWeights = domainWeights == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(domainWeights));
    }

    /** @param step number of the step in the whole run, from 1 */
    public double rate(long step) {
        return new CosineSchedule(learningRate, finalLearningRate, warmup, steps - scheduleStart)
                .at(step - scheduleStart);
    }

    /** Adam with these settings. */
    public Learning learning() {
        return learning(Adam.standard());
    }

    /** An optimiser with these settings. */
    public Learning learning(Optimiser optimiser) {
        return Learning.with(optimiser).in(precision).averaged(averageDecay).clipped(maxGradientNorm);
    }

    /** @param fingerprint see {@link Run} */
    public Run run(String fingerprint, Path out) {
        return new Run(fingerprint, out, threads, validateEvery, checkpointEvery);
    }

    /** @throws BadInputException naming a share that is no number or below 0 */
    public static void requireShares(Map<?, Double> shares, String key) {
        shares.forEach((name, share) -> require(share != null && share >= 0, key + "." + name, "0 or more"));
    }

    /** @throws BadInputException naming a setting and what it must be, unless the condition holds */
    public static void require(boolean condition, String key, String range) {
        if (!condition) throw new BadInputException("the setting " + key + " must be " + range);
    }
}
