package io.superres.fiji;

import io.superres.CancelledException;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.image.RangeChoice;
import io.superres.image.Selection;
import io.superres.method.ImageSettings;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.model.ModelRegistry;
import io.superres.session.DeviceChoice;
import io.superres.session.Precision;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.util.Optional;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;

/** What all commands that enlarge images have in common: what a user may choose, progress, and cancelling. */
abstract class UpscalingCommand extends ContextCommand {
    @Parameter
    private TaskService tasks;

    @Parameter
    private StatusService status;

    @Parameter
    private LogService log;

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
            label = "Precision",
            description = "half is faster on a graphics card, and less exact",
            choices = {"single", "half"},
            required = false,
            persist = false)
    private String precision = "single";

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

    @Parameter(
            label = "Preserve intensities",
            description = "makes every pixel the mean of those that replace it; then no noise is removed",
            required = false,
            persist = false)
    private boolean preserve = false;

    @Parameter(
            label = "Safe",
            description = "runs the network in a process of its own, so that its crash cannot end ImageJ",
            required = false,
            persist = false)
    private boolean safe = false;

    UpscalingCommand() {}

    /** @param scale stands in the dialog, and is taken by macros that name none */
    UpscalingCommand(int scale) {
        this.scale = scale;
    }

    /** The method's name, such as {@code sisr}. */
    abstract String method();

    /** What the method is given besides images. */
    MethodSettings wishes() {
        return MethodSettings.NONE;
    }

    /** Does the work and sets the outputs. */
    abstract void upscale(SciJavaProgress progress);

    @Override
    public final void run() {
        try (SciJavaProgress progress = new SciJavaProgress("Super-resolution", tasks, status, this)) {
            upscale(progress);
        } catch (CancelledException e) {
            if (!isCanceled()) cancel(e.getMessage());
        }
    }

    /**
     * What the user chose.
     *
     * @param selection the part to enlarge; all if empty
     * @throws io.superres.BadInputException if a choice is impossible
     */
    final ImagePlusUpscaler upscaler(Optional<Selection> selection) {
        SessionSettings session =
                new SessionSettings(DeviceChoice.parse(device), Precision.parse(precision), safe, log::warn);
        return new ImagePlusUpscaler(
                Methods.choose(ModelRegistry.standard(), method(), model, scale),
                TileSettings.of(session, tile, 0),
                new ImageSettings(RangeChoice.parse(range), preserve, selection),
                wishes());
    }

    final LogService log() {
        return log;
    }
}
