package io.superres.fiji;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.fiji.batch.Job;
import io.superres.fiji.batch.Jobs;
import io.superres.fiji.image.FileUpscaler;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;

/**
 * {@code Plugins > Super-Resolution > SR Upscale File...}: one file in, one file out, which is what Fiji's own Batch
 * button asks for.
 */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR Upscale File...",
        description = "Enlarges an image file without opening it; the result is written beside it.",
        headless = true)
public class UpscaleFileCommand extends ContextCommand {
    @Parameter
    private TaskService tasks;

    @Parameter
    private StatusService status;

    @Parameter
    private LogService log;

    @Parameter(
            label = "File",
            description = "the image to enlarge; it is not changed. The result goes to its folder",
            style = FileWidget.OPEN_STYLE,
            persist = false)
    private File file;

    @Parameter(
            label = "Scale",
            description = "how many times wider and higher the results are; the model must fit",
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

    @Parameter(
            label = "Preserve intensities",
            description = "makes every pixel the mean of those that replace it; then no noise is removed",
            required = false,
            persist = false)
    private boolean preserve = false;

    @Parameter(
            label = "Precision",
            description = "half is faster on a graphics card, and less exact",
            choices = {"single", "half"},
            required = false,
            persist = false)
    private String precision = "single";

    @Parameter(
            label = "Safe",
            description = "runs the network in a process of its own, so that its crash cannot end ImageJ",
            required = false,
            persist = false)
    private boolean safe = false;

    @Parameter(label = "Result", type = ItemIO.OUTPUT)
    private File output;

    @Override
    public void run() {
        if (file == null) throw new BadInputException("there is no image file; name it with file=path");
        ImagePlusUpscaler upscaler =
                new Choices(scale, model, device, tile, range, preserve, precision, safe).upscaler(log::warn);
        Job job = Jobs.beside(file.toPath(), upscaler.suffix());
        ImageFiles.removeUnfinished(job.output());
        try (SciJavaProgress progress = new SciJavaProgress("Super-resolution", tasks, status, this);
                SuperResolver resolver = Methods.open(upscaler.model(), upscaler.settings())) {
            new FileUpscaler(upscaler).upscale(job.input(), job.output(), resolver, progress);
            output = job.output().toFile();
        } catch (CancelledException e) {
            if (!isCanceled()) cancel(e.getMessage());
        }
    }
}
