package io.superres.method.stablesr;

import io.superres.BadInputException;
import java.util.Locale;

/**
 * Takes noise away step by step. A latent begins as noise and ends as what a decoder can show; between two steps a network
 * estimates how much of it is noise.
 */
public sealed interface Sampler permits Ddpm, Ddim {
    /** Number of steps. */
    int steps();

    /**
     * The time at which the network is asked before a step.
     *
     * @param step from {@code steps() - 1} down to 0
     */
    int time(int step);

    /**
     * One step, in place.
     *
     * @param step from {@code steps() - 1} down to 0
     * @param latent what it is done to
     * @param noise what the network takes for noise in it
     * @param fresh standard normal numbers, as many; looked at only if {@link #isRandom}
     */
    void step(int step, float[] latent, float[] noise, float[] fresh);

    /** Whether a step draws new noise. */
    boolean isRandom(int step);

    /**
     * @param name {@code ddpm}, {@code ddim} or {@code turbo}
     * @param steps their number; ignored for turbo, which always has four
     * @throws BadInputException if the name or the number is impossible
     */
    static Sampler of(String name, int steps) {
        DiffusionSchedule schedule = DiffusionSchedule.standard();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "ddpm" -> new Ddpm(schedule, checked(steps));
            case "ddim" -> new Ddim(schedule, checked(steps), 0);
            case "turbo" -> new Ddpm(schedule, Ddpm.TURBO);
            default ->
                throw new BadInputException("there is no sampler '" + name + "'; there are ddpm, ddim and turbo");
        };
    }

    private static int checked(int steps) {
        if (steps < 2 || steps > DiffusionSchedule.TIMES)
            throw new BadInputException(
                    "the number of steps must be from 2 to " + DiffusionSchedule.TIMES + ", not " + steps);
        return steps;
    }
}
