package io.superres.fiji;

import io.superres.method.MethodSettings;
import io.superres.method.Origin;
import io.superres.method.Sampling;
import io.superres.method.stablesr.DiffusionInWords;
import io.superres.method.stablesr.DiffusionSettings;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code Plugins > Super-Resolution > SR StableSR...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR StableSR...",
        description = "Enlarges an image of unknown quality 4 times, beginning with noise that a diffusion prior turns "
                + "into detail; each seed gives another result.",
        headless = true)
public class StableSrCommand extends SamplingCommand {
    private static final int SCALE = 4;
    private static final DiffusionSettings USUAL = DiffusionSettings.STANDARD;

    @Parameter(
            label = "Sampler",
            description = "ddpm adds new noise in every step, ddim does not, turbo takes four of ddpm",
            choices = {"ddpm", "ddim", "turbo"},
            required = false,
            persist = false)
    private String sampler = USUAL.sampler().toString();

    @Parameter(
            label = "Steps",
            description = "in which noise is taken away; time grows with them",
            min = "2",
            max = "1000",
            required = false,
            persist = false)
    private int steps = USUAL.steps();

    @Parameter(
            label = "Fidelity",
            description = "how much of the image's own features is taken over: 0 nothing, 1 all",
            min = "0",
            max = "1",
            stepSize = "0.05",
            required = false,
            persist = false)
    private double fidelity = USUAL.fidelity();

    @Parameter(
            label = "Colour",
            description = "how intensities are made those of the image again: everything coarse (wavelet), mean and "
                    + "deviation (adain), or not at all",
            choices = {"wavelet", "adain", "none"},
            required = false,
            persist = false)
    private String colour = USUAL.colour().toString();

    @Parameter(
            label = "Start",
            description = "with noise upon the image (lr), or with noise alone",
            choices = {"lr", "noise"},
            required = false,
            persist = false)
    private String start = USUAL.start().toString();

    @Parameter(
            label = "Guidance",
            description = "how strongly to lead away from the negative prompt towards the prompt; 1 does nothing, and "
                    + "anything else takes twice the time",
            min = "0",
            max = "20",
            stepSize = "0.5",
            required = false,
            persist = false)
    private double guidance = USUAL.guidance();

    @Parameter(
            label = "Prompt",
            description = "what the result is: nothing, or good photo",
            required = false,
            persist = false)
    private String prompt = USUAL.prompt().toString();

    @Parameter(label = "Negative prompt", description = "what the result is not", required = false, persist = false)
    private String negative = USUAL.negative().toString();

    /** Four times and one sample unless others are named. */
    public StableSrCommand() {
        super(SCALE, 1);
    }

    @Override
    String method() {
        return "stablesr";
    }

    @Override
    MethodSettings wishes() {
        return MethodSettings.NONE
                .sampling(new Sampling(Origin.AUTO, seed(), 1, samples()))
                .diffusion(new DiffusionInWords(sampler, steps, start, guidance, prompt, negative, fidelity, colour)
                        .settings());
    }
}
