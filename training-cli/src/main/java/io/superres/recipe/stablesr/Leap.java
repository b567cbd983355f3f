package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.method.stablesr.Prediction;

/**
 * A step of deterministic sampling (Song et al. 2021, equation 12), for several latents at once and each between times of
 * its own: the latent times {@code kept}, and what is taken for noise in it times {@code noise}.
 *
 * @param kept (batch, 1, 1, 1)
 * @param noise likewise
 * @param prediction what the network is asked for
 * @param left root of the share of the variance that is the latent's where the step begins; (batch, 1, 1, 1)
 * @param dirty root of the rest
 */
record Leap(NDArray kept, NDArray noise, Prediction prediction, NDArray left, NDArray dirty) {
    private static final DiffusionSchedule SCHEDULE = DiffusionSchedule.standard();

    /**
     * @param from times at which the network is asked
     * @param to times that are reached, each below the one in {@code from}
     */
    static Leap between(int[] from, int[] to, Prediction prediction, NDManager manager) {
        int number = from.length;
        float[] kept = new float[number];
        float[] noise = new float[number];
        float[] left = new float[number];
        float[] dirty = new float[number];
        for (int i = 0; i < number; i++) {
            double now = SCHEDULE.left(from[i]);
            double next = SCHEDULE.left(to[i]);
            kept[i] = (float) Math.sqrt(next / now);
            noise[i] = (float) (Math.sqrt(1 - next) - Math.sqrt(next * (1 - now) / now));
            left[i] = (float) Math.sqrt(now);
            dirty[i] = (float) Math.sqrt(1 - now);
        }
        Shape each = new Shape(number, 1, 1, 1);
        return new Leap(
                manager.create(kept, each),
                manager.create(noise, each),
                prediction,
                manager.create(left, each),
                manager.create(dirty, each));
    }

    /**
     * Where the step leads.
     *
     * @param latent (batch, channel, y, x)
     * @param said what the network says of it
     */
    NDArray from(NDArray latent, NDArray said) {
        NDArray estimate =
                switch (prediction) {
                    case NOISE -> said;
                    case VELOCITY -> said.mul(left).add(latent.mul(dirty));
                };
        return latent.mul(kept).add(estimate.mul(noise));
    }
}
