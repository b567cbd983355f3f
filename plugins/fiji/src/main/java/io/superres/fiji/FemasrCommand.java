package io.superres.fiji;

import ij.ImagePlus;
import io.superres.fiji.image.UniformColours;
import io.superres.method.MethodSettings;
import io.superres.method.Shown;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code Plugins > Super-Resolution > SR FeMaSR...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR FeMaSR...",
        description =
                "Enlarges an image of unknown blur, noise and compression 2 or 4 times by finding its features in a "
                        + "codebook of sharp ones.",
        headless = true)
public class FemasrCommand extends ImageCommand {
    @Parameter(
            label = "Shortcut",
            description = "how much may pass by the codebook: 1 is as learnt; at 0 everything comes from the codebook",
            min = "0",
            max = "1",
            stepSize = "0.1",
            required = false,
            persist = false)
    private double shortcut = 1;

    @Parameter(
            label = "Distance map",
            description = "also shows how far the features of each place are from what the codebook has for them",
            required = false,
            persist = false)
    private boolean distance = false;

    @Parameter(
            label = "Code map",
            description = "also shows which entry of the codebook stands for each place",
            required = false,
            persist = false)
    private boolean codes = false;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus howFar;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus whichCodes;

    private MethodSettings wishes;

    @Override
    String method() {
        return "femasr";
    }

    @Override
    MethodSettings wishes() {
        return wishes;
    }

    @Override
    void upscale(SciJavaProgress progress) {
        MethodSettings chosen = MethodSettings.NONE.shortcut(shortcut);
        if (distance) {
            howFar = map(chosen.showing(Shown.DISTANCE), progress);
            UniformColours.show(howFar);
        }
        if (codes) whichCodes = map(chosen.showing(Shown.CODES), progress);
        wishes = chosen;
        super.upscale(progress);
    }

    private ImagePlus map(MethodSettings showing, SciJavaProgress progress) {
        wishes = showing;
        return upscaler(part()).upscale(image(), progress);
    }
}
