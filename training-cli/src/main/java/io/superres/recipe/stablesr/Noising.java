package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.method.stablesr.Prediction;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Latents with noise, and what a network is to find in them.
 *
 * @param noisy (batch, channel, y, x)
 * @param times (batch)
 * @param target as {@code noisy}
 */
record Noising(NDArray noisy, NDArray times, NDArray target) {
    /**
     * @param latent of unit variance
     * @param times one for each latent
     */
    static Noising of(NDArray latent, int[] times, Prediction prediction, SplittableRandom random) {
        NDManager manager = latent.getManager();
        Shares shares = Shares.at(times, manager);
        NDArray noise = manager.create(normal(random, Math.toIntExact(latent.size())), latent.getShape());
        return new Noising(
                shares.mixed(latent, noise),
                times(times, manager),
                switch (prediction) {
                    case NOISE -> noise;
                    case VELOCITY -> noise.mul(shares.latent()).sub(latent.mul(shares.noise()));
                });
    }

    /** Times as networks are told them; (batch). */
    static NDArray times(int[] times, NDManager manager) {
        float[] at = new float[times.length];
        for (int i = 0; i < at.length; i++) at[i] = times[i];
        return manager.create(at);
    }

    /** Every time is as likely as any other. */
    static int[] uniform(SplittableRandom random, int number) {
        int[] times = new int[number];
        Arrays.setAll(times, i -> random.nextInt(DiffusionSchedule.TIMES));
        return times;
    }

    static float[] normal(SplittableRandom random, int number) {
        float[] values = new float[number];
        for (int i = 0; i < number; i++) values[i] = (float) random.nextGaussian();
        return values;
    }
}
