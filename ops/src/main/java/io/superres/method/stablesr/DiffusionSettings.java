package io.superres.method.stablesr;

import io.superres.BadInputException;
import io.superres.Names;
import java.util.Locale;

/**
 * How a latent is made of noise, and an image of it.
 *
 * @param sampler how noise is taken away
 * @param steps number of steps; ignored by {@link Sampler.Kind#TURBO}
 * @param start what is there before the first step
 * @param guidance how strongly the result is led away from the negative prompt towards the prompt: 1 does nothing
 * @param prompt what the result is
 * @param negative what it is not; looked at only if {@code guidance} is not 1
 * @param fidelity how much of the LR image's own features the decoder takes over: 0 nothing, 1 all that it was trained to
 * @param colour what is done about intensities in the end
 */
public record DiffusionSettings(
        Sampler.Kind sampler,
        int steps,
        Start start,
        double guidance,
        Prompt prompt,
        Prompt negative,
        double fidelity,
        ColourCorrection colour) {
    /** What users get who ask for nothing. */
    public static final DiffusionSettings STANDARD = new DiffusionSettings(
            Sampler.Kind.DDPM, 4, Start.LR, 1, Prompt.EMPTY, Prompt.BAD, 0.75, ColourCorrection.WAVELET);

    private static final double STRONGEST = 20;

    /** What a latent is before the first step. */
    public enum Start {
        /** What the schedule leaves of the LR image's latent behind the noise of the last time. */
        LR,
        /** Noise alone. */
        NOISE;

        /** @throws BadInputException if the text names none */
        public static Start parse(String text) {
            return Names.choice(values(), text, "start");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws BadInputException if a number is impossible */
    public DiffusionSettings {
        Sampler.checkSteps(steps);
        if (!(guidance >= 0 && guidance <= STRONGEST))
            throw new BadInputException("the guidance must be between 0 and 20, not " + guidance);
        if (!(fidelity >= 0 && fidelity <= 1))
            throw new BadInputException("the fidelity must be between 0 and 1, not " + fidelity);
    }

    /** Whether the negative prompt has any influence. */
    boolean isGuided() {
        return guidance != 1;
    }

    public DiffusionSettings sampled(Sampler.Kind by, int number) {
        return new DiffusionSettings(by, number, start, guidance, prompt, negative, fidelity, colour);
    }

    public DiffusionSettings from(Start other) {
        return new DiffusionSettings(sampler, steps, other, guidance, prompt, negative, fidelity, colour);
    }

    public DiffusionSettings guided(double strength, Prompt towards, Prompt away) {
        return new DiffusionSettings(sampler, steps, start, strength, towards, away, fidelity, colour);
    }

    public DiffusionSettings faithful(double share) {
        return new DiffusionSettings(sampler, steps, start, guidance, prompt, negative, share, colour);
    }

    public DiffusionSettings coloured(ColourCorrection by) {
        return new DiffusionSettings(sampler, steps, start, guidance, prompt, negative, fidelity, by);
    }
}
