package io.superres.method.stablesr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.superres.BadInputException;
import io.superres.method.stablesr.DiffusionSettings.Start;

/** {@link DiffusionSettings} as users give them, and as they are written into results. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DiffusionInWords(
        String sampler,
        int steps,
        String start,
        double guidance,
        String prompt,
        String negative,
        double fidelity,
        String colour) {

    public static DiffusionInWords of(DiffusionSettings settings) {
        return new DiffusionInWords(
                settings.sampler().toString(),
                settings.steps(),
                settings.start().toString(),
                settings.guidance(),
                settings.prompt().toString(),
                settings.negative().toString(),
                settings.fidelity(),
                settings.colour().toString());
    }

    /** @throws BadInputException if something is missing or impossible */
    public DiffusionSettings settings() {
        if (sampler == null || start == null || prompt == null || negative == null || colour == null)
            throw new BadInputException("something about the diffusion is missing");
        return new DiffusionSettings(
                Sampler.Kind.parse(sampler),
                steps,
                Start.parse(start),
                guidance,
                Prompt.parse(prompt),
                Prompt.parse(negative),
                fidelity,
                ColourCorrection.parse(colour));
    }
}
