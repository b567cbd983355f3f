package io.superres.method.stablesr;

import io.superres.BadInputException;
import io.superres.Names;
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

    /** The samplers that there are. */
    enum Kind {
        /** {@link Ddpm}. */
        DDPM,
        /** {@link Ddim} without new noise. */
        DDIM,
        /** {@link Ddpm} with {@value Ddpm#TURBO} steps. */
        TURBO;

        /** @throws BadInputException if the text names none */
        public static Kind parse(String text) {
            return Names.choice(values(), text, "sampler");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param steps their number; ignored for {@link Kind#TURBO}
     * @throws BadInputException if the number is impossible
     */
    static Sampler of(Kind kind, int steps) {
        DiffusionSchedule schedule = DiffusionSchedule.standard();
        return switch (kind) {
            case DDPM -> new Ddpm(schedule, checkSteps(steps));
            case DDIM -> new Ddim(schedule, checkSteps(steps), 0);
            case TURBO -> new Ddpm(schedule, Ddpm.TURBO);
        };
    }

    /**
     * @return the number itself
     * @throws BadInputException if so many steps are impossible
     */
    static int checkSteps(int steps) {
        if (steps < 2 || steps > DiffusionSchedule.TIMES)
            throw new BadInputException(
                    "the number of steps must be from 2 to " + DiffusionSchedule.TIMES + ", not " + steps);
        return steps;
    }
}
