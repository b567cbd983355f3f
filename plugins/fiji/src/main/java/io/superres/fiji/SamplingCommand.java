package io.superres.fiji;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.fiji.image.SampleSummary;
import io.superres.fiji.image.UniformColours;
import io.superres.method.Shown;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** What commands have in common that make many results of one image. */
abstract class SamplingCommand extends ImageCommand {
    @Parameter(
            label = "Samples",
            description = "results to make; more than one become a stack",
            min = "1",
            max = "1000",
            required = false,
            persist = false)
    private int samples;

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

    /**
     * @param scale unless another one is named
     * @param samples unless another number is named
     */
    SamplingCommand(int scale, int samples) {
        super(scale);
        this.samples = samples;
    }

    final int samples() {
        return samples;
    }

    final long seed() {
        return seed;
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
