package io.superres.fiji;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** {@code Plugins > Super-Resolution > SR Single Image...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR Single Image...",
        description = "Enlarges an image 2 or 4 times with a neural network, keeping type, axes and calibration.",
        headless = true)
public class SingleImageCommand extends ImageCommand {
    @Override
    String method() {
        return "sisr";
    }
}
