package io.superres.fiji;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.SuperresException;
import io.superres.fiji.batch.Batch;
import io.superres.fiji.batch.BatchReport;
import io.superres.fiji.batch.InputImages;
import io.superres.fiji.batch.Job;
import io.superres.fiji.batch.Jobs;
import io.superres.fiji.batch.Summary;
import io.superres.fiji.image.FileUpscaler;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.Methods;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;

/** {@code Plugins > Super-Resolution > SR Batch Folder...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR Batch Folder...",
        description = "Enlarges all images of a folder and its sub-folders into another folder, with a report.",
        headless = true)
public class BatchFolderCommand extends ContextCommand {
    @Parameter
    private TaskService tasks;

    @Parameter
    private StatusService status;

    @Parameter
    private LogService log;

    @Parameter(
            label = "Folder",
            description = "its images and those of its sub-folders are enlarged; they are not changed",
            style = FileWidget.DIRECTORY_STYLE,
            persist = false)
    private File folder;

    @Parameter(
            label = "Output",
            description = "folder for the results and for "
                    + BatchReport.NAME
                    + "; sub-folders are kept. What lies here and was enlarged already is not enlarged again",
            style = FileWidget.DIRECTORY_STYLE,
            persist = false)
    private File output;

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

    @Parameter(
            label = "Resume",
            description = "leaves alone what is finished: results of the same image, model and settings",
            required = false,
            persist = false)
    private boolean resume = false;

    @Parameter(label = "Summary", type = ItemIO.OUTPUT)
    private String summary;

    @Override
    public void run() {
        if (folder == null) throw new BadInputException("there is no folder with images; name it with folder=path");
        if (output == null) throw new BadInputException("there is no folder for the results; name it with output=path");
        ImagePlusUpscaler upscaler =
                new Choices(scale, model, device, tile, range, preserve, precision, safe).upscaler(log::warn);
        Path results = output.toPath();
        List<Job> jobs =
                Jobs.toFolder(InputImages.find(List.of(folder.getPath()), results), results, upscaler.suffix());
        try (SciJavaProgress progress = new SciJavaProgress("Super-resolution", tasks, status, this);
                Batch batch = Batch.open(new FileUpscaler(upscaler), resume, new BatchProgress(progress, log))) {
            Summary done = batch.run(jobs, results);
            summary = done + "; see " + BatchReport.in(results);
            if (!done.good()) throw new SuperresException(summary);
        } catch (CancelledException e) {
            if (!isCanceled()) cancel(e.getMessage());
        }
    }
}
