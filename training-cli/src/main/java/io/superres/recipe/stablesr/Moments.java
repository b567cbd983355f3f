package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import io.superres.torch.Scalars;

/**
 * The normal distribution that an encoder gives for a latent.
 *
 * @param mean (batch, channel, y, x)
 * @param logVariance as the mean
 */
record Moments(NDArray mean, NDArray logVariance) {
    private static final double LOWEST = -30;
    private static final double HIGHEST = 20;

    /**
     * @param found what the encoder gives: means before logarithms of variances
     * @param channels of a latent
     */
    static Moments of(NDArray found, int channels) {
        return new Moments(
                found.get(":, :" + channels),
                Scalars.atMost(Scalars.atLeast(found.get(":, " + channels + ":"), LOWEST), HIGHEST));
    }

    /** @param noise standard normal, as the mean is shaped */
    NDArray drawn(NDArray noise) {
        return mean.add(Scalars.times(logVariance, 0.5).exp().mul(noise));
    }
}
