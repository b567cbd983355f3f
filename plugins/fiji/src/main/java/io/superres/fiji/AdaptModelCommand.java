package io.superres.fiji;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.SuperresException;
import io.superres.fiji.adapt.Fitting;
import io.superres.fiji.adapt.FittingChart;
import io.superres.fiji.adapt.Installation;
import io.superres.fiji.adapt.LrImages;
import io.superres.fiji.adapt.TrainingProgram;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/** {@code Plugins > Super-Resolution > SR Adapt Model...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR Adapt Model...",
        description =
                "Fits a model to one's own images, of which no sharp version is needed. The model that is given is "
                        + "not changed; the fitted one appears in all lists of models.",
        headless = true)
public class AdaptModelCommand extends ContextCommand {
    @Parameter
    private TaskService tasks;

    @Parameter
    private StatusService status;

    @Parameter
    private LogService log;

    @Parameter(
            label = "Images",
            description =
                    "title of an open stack, every plane of which is an image, or a folder of images; as they are "
                            + "to be enlarged later",
            style = "images",
            persist = false)
    private String images = "";

    @Parameter(
            label = "Model",
            description = "what to fit: the id, folder or .onnx file of a model",
            required = false,
            persist = false)
    private String model = "sisr-x4";

    @Parameter(
            label = "Name",
            description = "of the fitted model; empty for the model's with -adapted",
            required = false,
            persist = false)
    private String name = "";

    @Parameter(
            label = "Minutes",
            description = "time after which the best model so far is taken",
            min = "1",
            required = false,
            persist = false)
    private double minutes = 10;

    @Parameter(label = "Steps", description = "of fitting, at most", min = "1", required = false, persist = false)
    private int steps = 400;

    @Parameter(
            label = "Program",
            description = "folder of superres, which does the fitting; empty to look for it",
            required = false,
            persist = false)
    private String program = "";

    @Parameter(label = "Before and after", type = ItemIO.OUTPUT)
    private ImagePlus crops;

    @Parameter(label = "Summary", type = ItemIO.OUTPUT)
    private String summary;

    @Override
    public void run() {
        String id = name.isBlank() ? defaultName() : name.trim();
        Installation.checkFree(id);
        TrainingProgram training = TrainingProgram.find(program);
        try (SciJavaProgress progress = new SciJavaProgress("Fitting " + id, tasks, status, this)) {
            Path work = Files.createTempDirectory("superres-adapt");
            try {
                Path folder = LrImages.folder(images, work.resolve("images"));
                fit(new Fitting(training, model.trim(), id, folder, work.resolve("out"), steps, minutes), progress);
            } finally {
                Installation.remove(work);
            }
        } catch (CancelledException e) {
            if (!isCanceled()) cancel(e.getMessage());
        } catch (IOException e) {
            throw new SuperresException("cannot write the fitted model: " + e.getMessage(), e);
        }
    }

    private void fit(Fitting fitting, SciJavaProgress progress) throws IOException {
        try (FittingChart chart = new FittingChart("Fitting " + fitting.id())) {
            Fitting.Result result = fitting.run(
                    progress, log::info, () -> chart.show(fitting.out().resolve("training.json")));
            crops = ImageFiles.open(fitting.picture(result));
            crops.setTitle(fitting.id() + ": bicubic, before, after");
            Path installed = Installation.install(result.folder());
            String kept = result.report().path("kept").asText("");
            summary = kept.isEmpty()
                    ? "the model '" + fitting.id() + "' is fitted and installed in " + installed
                    : "nothing better was found (" + kept + "); '" + fitting.id() + "' is the model as it was given";
            log.info(summary);
        }
    }

    private String defaultName() {
        Path place = Path.of(model.trim());
        if (place.getFileName() == null) throw new BadInputException("there is no model; name one with model=id");
        return place.getFileName().toString().replaceFirst("(?i)\\.onnx$", "") + "-adapted";
    }
}
