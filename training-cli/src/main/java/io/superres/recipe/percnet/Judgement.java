package io.superres.recipe.percnet;

import io.superres.data.Crops;
import io.superres.data.TrainingImage;
import io.superres.degrade.Scene;
import io.superres.network.PercNet;
import io.superres.onnx.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Checks PercNet's distance on images that nothing was fitted to: whether it follows the severity of damage, and whether
 * it prefers a sharp image to a blurred one that has the same mean squared error.
 */
record Judgement(List<TrainingImage> images, long seed) {
    private static final int SEVERITIES = 10;
    private static final int EXTENT = 192;

    /** Blurs of the comparison with sharp images, on the scale of {@link Distortion#apply}. */
    private static final double[] BLURS = {0.3, 0.5, 0.7, 0.9};

    /**
     * @param weights of trunk and channels
     * @return Spearman's correlation with the severity for each family, a mean over images, and the share of cases in
     *     which the sharp image is preferred
     */
    Map<String, Double> of(PercNet network, Map<String, Tensor> weights) {
        float[] channels = weights.get(PercNet.CHANNELS).floats();
        Map<String, Double> found = new LinkedHashMap<>();
        try (Contrasts contrasts = new Contrasts(network, weights)) {
            for (Distortion distortion : Distortion.values())
                found.put("Spearman " + distortion, spearman(distortion, contrasts, channels));
            found.put("prefers sharp to blurred", prefersSharp(contrasts, channels));
        }
        return found;
    }

    private double spearman(Distortion distortion, Contrasts contrasts, float[] channels) {
        double sum = 0;
        for (TrainingImage image : images) {
            SplittableRandom random = new SplittableRandom(seed);
            Scene reference = Crops.centre(image.scene(), EXTENT);
            double[] severities = new double[SEVERITIES];
            double[] distances = new double[SEVERITIES];
            for (int i = 0; i < SEVERITIES; i++) {
                severities[i] = i / (SEVERITIES - 1.0);
                Scene damaged = distortion.apply(reference, severities[i], random);
                distances[i] = distance(contrasts, channels, damaged, reference);
            }
            sum += new SpearmansCorrelation().correlation(severities, distances);
        }
        return sum / images.size();
    }

    private double prefersSharp(Contrasts contrasts, float[] channels) {
        int right = 0;
        for (TrainingImage image : images) {
            SplittableRandom random = new SplittableRandom(seed);
            Scene reference = Crops.centre(image.scene(), EXTENT);
            for (double blur : BLURS) {
                Trial trial = Trial.sharpAgainstBlurred(reference, blur, random);
                if (distance(contrasts, channels, trial.better(), reference)
                        < distance(contrasts, channels, trial.worse(), reference)) right++;
            }
        }
        return (double) right / (images.size() * BLURS.length);
    }

    private static double distance(Contrasts contrasts, float[] channels, Scene image, Scene reference) {
        float[] contrast = contrasts.between(image, reference);
        double sum = 0;
        for (int c = 0; c < channels.length; c++) sum += channels[c] * contrast[c];
        return Math.min(1, sum);
    }
}
