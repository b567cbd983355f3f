package io.superres.fiji;

import io.superres.BadInputException;
import io.superres.SuperresException;
import io.superres.fiji.batch.Batch;
import io.superres.fiji.batch.BatchReport;
import io.superres.fiji.batch.InputImage;
import io.superres.fiji.batch.InputImages;
import io.superres.fiji.batch.Job;
import io.superres.fiji.batch.Jobs;
import io.superres.fiji.batch.Summary;
import io.superres.fiji.image.FileUpscaler;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.Source;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/** {@code Plugins > Super-Resolution > SR Batch Folder...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR Batch Folder...",
        description = "Enlarges all images of a folder and its sub-folders into another folder, with a report.",
        headless = true)
public class BatchFolderCommand extends FilesCommand {
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
            label = "Resume",
            description = "leaves alone what is finished: results of the same image, model and settings",
            required = false,
            persist = false)
    private boolean resume = false;

    @Parameter(label = "Summary", type = ItemIO.OUTPUT)
    private String summary;

    @Override
    void upscale(SciJavaProgress progress) {
        if (folder == null) throw new BadInputException("there is no folder with images; name it with folder=path");
        if (output == null) throw new BadInputException("there is no folder for the results; name it with output=path");
        ImagePlusUpscaler upscaler = upscaler(Optional.empty());
        Path results = output.toPath();
        List<Source> references = upscaler.wishes().sources();
        List<InputImage> images = InputImages.without(references, InputImages.find(List.of(folder.getPath()), results));
        List<Job> jobs = Jobs.toFolder(images, results, upscaler.suffix());
        Jobs.keep(references, jobs);
        try (Batch batch = Batch.open(new FileUpscaler(upscaler), resume, new BatchProgress(progress, log()))) {
            Summary done = batch.run(jobs, results);
            summary = done + "; see " + BatchReport.in(results);
            if (!done.good()) throw new SuperresException(summary);
        }
    }
}
