package io.superres.recipe.percnet;

import java.util.SplittableRandom;

/**
 * Finds weights that are not negative and make worse versions differ by more than better ones: the margin ranking loss
 * on {@code weights . (worse - better)}, minimised by projected stochastic gradient descent.
 *
 * @param steps updates
 * @param batch trials per update
 * @param rate step width at the beginning; falls linearly to 0
 */
record RankingFit(int steps, int batch, double rate, long seed) {
    /** Relative to the mean of a weighted contrast, which is 1 at the beginning. */
    private static final double MARGIN = 0.1;

    /**
     * @param better contrasts of the better version in each trial; rows are trials, columns channels
     * @param worse the same of the worse version
     * @return one weight for each channel
     */
    double[] fit(float[][] better, float[][] worse) {
        int channels = better[0].length;
        double[] typical = new double[channels];
        for (int t = 0; t < better.length; t++)
            for (int c = 0; c < channels; c++) typical[c] += (better[t][c] + worse[t][c]) / (2.0 * better.length);
        double[] v = new double[channels];
        java.util.Arrays.fill(v, 1.0 / channels);
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < steps; step++) {
            double[] gradient = new double[channels];
            for (int i = 0; i < batch; i++) {
                int t = random.nextInt(better.length);
                double difference = 0;
                for (int c = 0; c < channels; c++)
                    difference += v[c] * relative(worse[t][c] - better[t][c], typical[c]);
                if (difference >= MARGIN) continue;
                for (int c = 0; c < channels; c++)
                    gradient[c] += relative(worse[t][c] - better[t][c], typical[c]) / batch;
            }
            double width = rate * (1 - (double) step / steps) / channels;
            double sum = 0;
            for (int c = 0; c < channels; c++) sum += v[c] = Math.max(0, v[c] + width * gradient[c]);
            // Only the direction matters; the length is pinned so that the margin keeps its meaning.
            for (int c = 0; c < channels; c++) v[c] /= sum;
        }
        for (int c = 0; c < channels; c++) v[c] = typical[c] > 0 ? v[c] / typical[c] : 0;
        return v;
    }

    private static double relative(double difference, double typical) {
        return typical > 0 ? difference / typical : 0;
    }

    /** Share of the trials that weights get right. */
    static double accuracy(double[] weights, float[][] better, float[][] worse) {
        int right = 0;
        for (int t = 0; t < better.length; t++) {
            double difference = 0;
            for (int c = 0; c < weights.length; c++) difference += weights[c] * (worse[t][c] - better[t][c]);
            if (difference > 0) right++;
        }
        return (double) right / better.length;
    }
}
