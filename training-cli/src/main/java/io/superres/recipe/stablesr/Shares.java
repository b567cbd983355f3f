package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.method.stablesr.DiffusionSchedule;

/**
 * How much of latents and of noise there is at given times, as roots of the shares of the variance.
 *
 * @param latent (batch, 1, 1, 1)
 * @param noise likewise
 */
record Shares(NDArray latent, NDArray noise) {
    private static final DiffusionSchedule SCHEDULE = DiffusionSchedule.standard();

    /** @param times one for each latent */
    static Shares at(int[] times, NDManager manager) {
        float[] latent = new float[times.length];
        float[] noise = new float[times.length];
        for (int i = 0; i < times.length; i++) {
            double left = SCHEDULE.left(times[i]);
            latent[i] = (float) Math.sqrt(left);
            noise[i] = (float) Math.sqrt(1 - left);
        }
        Shape each = new Shape(times.length, 1, 1, 1);
        return new Shares(manager.create(latent, each), manager.create(noise, each));
    }

    /** Latents with noise; both (batch, channel, y, x). */
    NDArray mixed(NDArray clean, NDArray grain) {
        return clean.mul(latent).add(grain.mul(noise));
    }
}
