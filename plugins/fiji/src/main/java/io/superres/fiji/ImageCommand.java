package io.superres.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import io.superres.BadInputException;
import io.superres.image.Selection;
import java.awt.Rectangle;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** What all commands that enlarge an open image have in common. */
abstract class ImageCommand extends UpscalingCommand {
    @Parameter(label = "Image", description = "the image to enlarge; it is not changed", persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Selection only",
            description = "enlarges what the image's selection encloses, with the rest as its surroundings",
            required = false,
            persist = false)
    private boolean selection = false;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus output;

    ImageCommand() {}

    /** @param scale stands in the dialog, and is taken by macros that name none */
    ImageCommand(int scale) {
        super(scale);
    }

    @Override
    void upscale(SciJavaProgress progress) {
        output = upscaler(part()).upscale(image(), progress);
    }

    /** The result; null before it was made. */
    final ImagePlus output() {
        return output;
    }

    /** The image to enlarge. */
    final ImagePlus image() {
        if (image == null) throw new BadInputException("there is no image; open one, or name it with image=title");
        return image;
    }

    /** The part of it to enlarge; all if empty. */
    final Optional<Selection> part() {
        if (!selection) return Optional.empty();
        Roi roi = image().getRoi();
        if (roi == null || !roi.isArea())
            throw new BadInputException("'" + image.getTitle()
                    + "' has no selection that encloses an area; draw one, or leave out 'selection'");
        Rectangle bounds = roi.getBounds();
        return Optional.of(new Selection(bounds.x, bounds.y, bounds.width, bounds.height));
    }
}
