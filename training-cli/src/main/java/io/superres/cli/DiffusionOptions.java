package io.superres.cli;

import io.superres.method.stablesr.DiffusionInWords;
import io.superres.method.stablesr.DiffusionSettings;
import picocli.CommandLine.Option;

/** How noise becomes an image: options of the method stablesr. */
final class DiffusionOptions {
    private static final DiffusionSettings USUAL = DiffusionSettings.STANDARD;

    @Option(
            names = "--sampler",
            paramLabel = "ddpm|ddim|turbo",
            description = "stablesr: with new noise in every step, without, or in four steps (default: ddpm)")
    private String sampler = USUAL.sampler().toString();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "stablesr: steps in which noise is taken away, 2 to 1000 (default: 4)")
    private int steps = USUAL.steps();

    @Option(
            names = "--start",
            paramLabel = "lr|noise",
            description = "stablesr: begin with noise upon the LR image (default), or with noise alone")
    private String start = USUAL.start().toString();

    @Option(
            names = "--guidance",
            paramLabel = "G",
            description = "stablesr: how strongly to lead away from the negative prompt towards the prompt, 0 to 20; 1 "
                    + "does nothing (default)")
    private double guidance = USUAL.guidance();

    @Option(names = "--prompt", paramLabel = "WORDS", description = "stablesr: what the result is (default: nothing)")
    private String prompt = USUAL.prompt().toString();

    @Option(
            names = "--negative",
            paramLabel = "WORDS",
            description = "stablesr: what the result is not, for a guidance other than 1 (default: bad photo)")
    private String negative = USUAL.negative().toString();

    @Option(
            names = "--fidelity",
            paramLabel = "0..1",
            description = "stablesr: how much of the LR image's own features the decoder takes over (default: 0.75)")
    private double fidelity = USUAL.fidelity();

    @Option(
            names = "--colour",
            paramLabel = "none|adain|wavelet",
            description = "stablesr: how intensities are made those of the image again: not at all, by mean and "
                    + "deviation, or everything coarse (default: wavelet)")
    private String colour = USUAL.colour().toString();

    DiffusionSettings settings() {
        return new DiffusionInWords(sampler, steps, start, guidance, prompt, negative, fidelity, colour).settings();
    }
}
