package io.superres.recipe.stablesr;

import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.method.stablesr.PlacedNoise;
import io.superres.method.stablesr.Prediction;
import io.superres.onnx.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the noise in latents is found, at several times, always with the same noise.
 *
 * @param latents each (1, channel, y, x), of unit variance
 * @param prediction what the network is asked for
 */
record LatentErrors(List<Tensor> latents, Prediction prediction) {
    static final int[] TIMES = {50, 250, 500, 750, 950};

    private static final DiffusionSchedule SCHEDULE = DiffusionSchedule.standard();

    /** What a network says of one of the latents. */
    interface Denoiser {
        /** @param number of the latent */
        float[] said(int number, Tensor noisy, int time);
    }

    /**
     * The mean squared error of the noise at each time.
     *
     * @param name what the network is called in the record; empty if there is only one
     */
    Map<String, Double> of(Denoiser denoiser, String name) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int time : TIMES)
            errors.put((name.isEmpty() ? "" : name + " ") + "error at time " + time, error(denoiser, time));
        return errors;
    }

    private double error(Denoiser denoiser, int time) {
        double left = SCHEDULE.left(time);
        double sum = 0;
        long numbers = 0;
        for (int n = 0; n < latents.size(); n++) {
            Tensor latent = latents.get(n);
            float[] noise = noise(n, time, latent.shape());
            float[] noisy = new float[noise.length];
            for (int i = 0; i < noisy.length; i++)
                noisy[i] = (float) (Math.sqrt(left) * latent.floats()[i] + Math.sqrt(1 - left) * noise[i]);
            float[] said = denoiser.said(n, Tensor.of(noisy, latent.shape()), time);
            float[] found = prediction.noise(noisy, said, left);
            for (int i = 0; i < noise.length; i++) sum += (found[i] - noise[i]) * (double) (found[i] - noise[i]);
            numbers += noise.length;
        }
        return sum / numbers;
    }

    static float[] noise(int number, int when, long[] shape) {
        return new PlacedNoise(number).of(when, (int) shape[1], 0, 0, (int) shape[2], (int) shape[3]);
    }
}
