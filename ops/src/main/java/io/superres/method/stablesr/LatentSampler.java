package io.superres.method.stablesr;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.method.stablesr.DiffusionSettings.Start;
import io.superres.model.Model;
import io.superres.session.Device;
import io.superres.session.SessionSettings;

/**
 * Makes latents out of noise, step by step, led by the latents of LR images (Wang et al. 2024, algorithm 1). Thread-safe;
 * must be closed.
 */
final class LatentSampler implements AutoCloseable {
    /** A number of {@link PlacedNoise} beside those of the steps. */
    private static final int OF_THE_START = -1;

    private static final DiffusionSchedule SCHEDULE = DiffusionSchedule.standard();

    private final Denoiser denoiser;
    private final Sampler sampler;
    private final Start start;

    private LatentSampler(Denoiser denoiser, DiffusionSettings settings) {
        this.denoiser = denoiser;
        sampler = Sampler.of(settings.sampler(), settings.steps());
        start = settings.start();
    }

    /**
     * @param model a folder with the networks that {@link StableSrModel} names
     * @throws BadInputException if the model does not know a word of a prompt
     */
    static LatentSampler open(Model model, SessionSettings on, DiffusionSettings settings) {
        return new LatentSampler(Denoiser.open(model, on, settings), settings);
    }

    Device device() {
        return denoiser.device();
    }

    int unit() {
        return denoiser.unit();
    }

    int steps() {
        return sampler.steps();
    }

    /**
     * One latent.
     *
     * @param lr latent of the enlarged LR image, of unit variance
     * @param threads for parts of it
     * @param progress told of each step; asked before each part of it whether to stop
     */
    Latent sample(Latent lr, Place place, int threads, Progress progress) {
        Latent latent = begun(lr, place);
        int tile = denoiser.tile();
        LatentTiles tiles = new LatentTiles(tile, Math.max(1, tile / 2));
        Aggregation aggregation =
                new Aggregation(tiles, lr.width(), lr.height(), denoiser.device() == Device.CPU ? threads : 1);
        for (int step = sampler.steps() - 1; step >= 0; step--) {
            int time = sampler.time(step);
            double left = SCHEDULE.left(time);
            float[] noise = aggregation.noise(
                    latent, lr, (noisy, seen) -> denoiser.noise(noisy, seen, time, left), Ticks.silent(progress));
            float[] fresh = sampler.isRandom(step) ? place.drawn(step, lr).values() : null;
            sampler.step(step, latent.values(), noise, fresh);
            progress.update(sampler.steps() - step, sampler.steps());
        }
        return latent;
    }

    private Latent begun(Latent lr, Place place) {
        Latent latent = place.drawn(OF_THE_START, lr);
        if (start == Start.NOISE) return latent;
        double left = SCHEDULE.left(DiffusionSchedule.TIMES - 1);
        for (int i = 0; i < latent.values().length; i++)
            latent.values()[i] = (float) (Math.sqrt(left) * lr.values()[i] + Math.sqrt(1 - left) * latent.values()[i]);
        return latent;
    }

    @Override
    public void close() {
        denoiser.close();
    }
}
