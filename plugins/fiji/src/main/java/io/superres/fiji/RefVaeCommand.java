package io.superres.fiji;

import io.superres.fiji.image.References;
import io.superres.method.MethodSettings;
import io.superres.method.Origin;
import io.superres.method.Sampling;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code Plugins > Super-Resolution > SR RefVAE...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR RefVAE...",
        description = "Enlarges an image 8 times in several ways that all fit it, and shows where they differ.",
        headless = true)
public class RefVaeCommand extends SamplingCommand {
    private static final int SCALE = 8;
    private static final int SAMPLES = 10;

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

    /** Eight times and ten samples unless others are named. */
    public RefVaeCommand() {
        super(SCALE, SAMPLES);
    }

    @Override
    String method() {
        return "refvae";
    }

    @Override
    MethodSettings wishes() {
        return MethodSettings.with(References.named(reference, log()::warn))
                .sampling(new Sampling(Origin.parse(origin), seed(), temperature, samples()));
    }
}
