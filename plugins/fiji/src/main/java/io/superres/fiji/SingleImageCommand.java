package io.superres.fiji;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.image.RangeChoice;
import io.superres.method.ImageSettings;
import io.superres.method.Methods;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/** {@code Plugins > Super-Resolution > SR Single Image...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR Single Image...",
        description = "Enlarges an image 2 or 4 times with a neural network, keeping type, axes and calibration.",
        headless = true)
public class SingleImageCommand extends ContextCommand {
    @Parameter
    private TaskService tasks;

    @Parameter
    private StatusService status;

    @Parameter
    private LogService log;

    @Parameter(label = "Image", description = "the image to enlarge; it is not changed", persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Scale",
            description = "how many times wider and higher the result is; the model must fit",
            min = "2",
            max = "8",
            persist = false)
    private int scale = 4;

    @Parameter(
            label = "Model",
            description = "auto, or the id, folder or .onnx file of a model",
            required = false,
            persist = false)
    private String model = Methods.STANDARD_MODEL;

    @Parameter(
            label = "Device",
            description = "auto takes a CUDA graphics card if it works, else the processor",
            choices = {"auto", "cpu", "cuda"},
            required = false,
            persist = false)
    private String device = "auto";

    @Parameter(
            label = "Tile",
            description = "largest extent of a tile in pixels of the input; 0 chooses",
            required = false,
            persist = false)
    private int tile = 0;

    @Parameter(
            label = "Range",
            description =
                    "pixel values that become black and white for the network: auto, type, or two numbers like 0,4095",
            required = false,
            persist = false)
    private String range = "auto";

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus output;

    @Override
    public void run() {
        if (image == null) throw new BadInputException("there is no image; open one, or name it with image=title");
        Model chosen = Methods.choose(ModelRegistry.standard(), "sisr", model, scale);
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.parse(device), log::warn), tile, 0);
        ImagePlusUpscaler upscaler =
                new ImagePlusUpscaler(chosen, settings, ImageSettings.STANDARD.withRange(RangeChoice.parse(range)));
        try (SciJavaProgress progress = new SciJavaProgress("Super-resolution", tasks, status, this)) {
            output = upscaler.upscale(image, progress);
        } catch (CancelledException e) {
            if (!isCanceled()) cancel(e.getMessage());
        }
    }
}
