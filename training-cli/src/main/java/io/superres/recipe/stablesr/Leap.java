package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.superres.method.stablesr.Prediction;

/**
 * A step of deterministic sampling (Song et al. 2021, equation 12), for several latents at once and each between times of
 * its own.
 *
 * @param now where it begins
 * @param next where it ends
 * @param prediction what the network is asked for
 */
record Leap(Shares now, Shares next, Prediction prediction) {

    /**
     * @param from times at which the network is asked
     * @param to times that are reached, each below the one in {@code from}
     */
    static Leap between(int[] from, int[] to, Prediction prediction, NDManager manager) {
        return new Leap(Shares.at(from, manager), Shares.at(to, manager), prediction);
    }

    /**
     * Where the step leads.
     *
     * @param latent (batch, channel, y, x)
     * @param said what the network says of it
     */
    NDArray from(NDArray latent, NDArray said) {
        NDArray noise =
                switch (prediction) {
                    case NOISE -> said;
                    case VELOCITY -> said.mul(now.latent()).add(latent.mul(now.noise()));
                };
        NDArray clean = latent.sub(noise.mul(now.noise())).div(now.latent());
        return next.mixed(clean, noise);
    }
}
