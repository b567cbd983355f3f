package io.superres.recipe.percnet;

import io.superres.data.Crops;
import io.superres.data.ImagePicker;
import io.superres.degrade.Family;
import io.superres.degrade.Scene;
import io.superres.network.PercNet;
import io.superres.onnx.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Finds the weights of the channels in PercNet's distance, on images whose order is known, and its unit.
 *
 * @param images to make trials from
 */
record DistanceFit(PercNetConfig config, ImagePicker images) {
    /** What shrinking four times and enlarging again, by bicubic interpolation, is worth on average. */
    private static final double UNIT = 0.35;

    private static final double UNIT_FACTOR = 4;
    private static final int UNIT_IMAGES = 400;
    private static final int BATCH = 32;

    /**
     * @param weights the network with its channel weights
     * @param accuracy share of the trials that come out right
     */
    record Fitted(Map<String, Tensor> weights, double accuracy) {}

    Fitted fit(Map<String, Tensor> trunk) {
        float[][] better = new float[config.trials()][];
        float[][] worse = new float[config.trials()][];
        try (Contrasts contrasts = new Contrasts(config.network(), trunk)) {
            SplittableRandom random = new SplittableRandom(config.training().seed() + 1);
            for (int t = 0; t < config.trials(); t++) {
                Trial trial = Trial.any(images, config.trialExtent(), random);
                better[t] = contrasts.between(trial.better(), trial.reference());
                worse[t] = contrasts.between(trial.worse(), trial.reference());
            }
            double[] found = new RankingFit(
                            config.rankingSteps(),
                            BATCH,
                            config.rankingRate(),
                            config.training().seed())
                    .fit(better, worse);
            double accuracy = RankingFit.accuracy(found, better, worse);
            double scale = UNIT / unit(contrasts, found, random);
            float[] scaled = new float[found.length];
            for (int c = 0; c < scaled.length; c++) scaled[c] = (float) (scale * found[c]);
            Map<String, Tensor> weights = new LinkedHashMap<>(trunk);
            weights.put(PercNet.CHANNELS, Tensor.of(scaled, 1, scaled.length));
            return new Fitted(weights, accuracy);
        }
    }

    private double unit(Contrasts contrasts, double[] weights, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < UNIT_IMAGES; i++) {
            Scene crop = Crops.random(images.image(random), config.trialExtent(), random);
            float[] contrast = contrasts.between(Family.DOWNSCALE.apply(crop, UNIT_FACTOR, random), crop);
            for (int c = 0; c < weights.length; c++) sum += weights[c] * contrast[c] / UNIT_IMAGES;
        }
        return sum;
    }
}
