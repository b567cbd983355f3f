package io.superres.fiji;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.fiji.image.References;
import io.superres.fiji.image.SampleSummary;
import io.superres.fiji.image.UniformColours;
import io.superres.method.MethodSettings;
import io.superres.method.Origin;
import io.superres.method.Sampling;
import io.superres.method.Shown;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code Plugins > Super-Resolution > SR RefVAE...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR RefVAE...",
        description = "Enlarges an image 8 times in several ways that all fit it, and shows where they differ.",
        headless = true)
public class RefVaeCommand extends ImageCommand {
    private static final int SCALE = 8;

    @Parameter(
            label = "Samples",
            description = "results to make; more than one become a stack",
            min = "1",
            max = "1000",
            required = false,
            persist = false)
    private int samples = 10;

    @Parameter(
            label = "Reference",
            description = "title of an open image, or a file, whose looks the samples follow; several with semicolons "
                    + "between. Without any, the image itself",
            style = "images",
            required = false,
            persist = false)
    private String reference = "";

    @Parameter(
            label = "Origin",
            description = "what samples are drawn around: auto takes the reference if there is one, else the image "
                    + "itself; random takes dark noise, random-z nothing at all",
            choices = {"auto", "reference", "self", "random", "random-z"},
            required = false,
            persist = false)
    private String origin = "auto";

    @Parameter(
            label = "Temperature",
            description = "spread of the samples: 1 is as learnt; at 0 those of one origin are all alike",
            min = "0",
            max = "10",
            stepSize = "0.1",
            required = false,
            persist = false)
    private double temperature = 1;

    @Parameter(
            label = "Seed",
            description = "the same seed gives the same samples again",
            required = false,
            persist = false)
    private long seed = 1;

    @Parameter(
            label = "Uncertainty map",
            description =
                    "also shows the standard deviation of the samples: where the model hesitates. Most true values "
                            + "lie outside of what the samples span",
            required = false,
            persist = false)
    private boolean uncertainty = false;

    @Parameter(label = "Mean", description = "also shows the mean of the samples", required = false, persist = false)
    private boolean mean = false;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus spread;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus average;

    /** Eight times unless another scale is named. */
    public RefVaeCommand() {
        super(SCALE);
    }

    @Override
    String method() {
        return "refvae";
    }

    @Override
    MethodSettings wishes() {
        return MethodSettings.with(References.named(reference, log()::warn))
                .sampling(new Sampling(Origin.parse(origin), seed, temperature, samples));
    }

    @Override
    void upscale(SciJavaProgress progress) {
        if (samples == 1 && (uncertainty || mean))
            throw new BadInputException(
                    "a single sample has no mean and no uncertainty; ask for more samples, such as 10");
        super.upscale(progress);
        if (mean) average = SampleSummary.of(output(), image(), Shown.MEAN);
        if (!uncertainty) return;
        spread = SampleSummary.of(output(), image(), Shown.DEVIATION);
        UniformColours.show(spread);
    }
}
