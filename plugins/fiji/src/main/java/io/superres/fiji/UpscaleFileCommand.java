package io.superres.fiji;

import io.superres.BadInputException;
import io.superres.fiji.batch.Job;
import io.superres.fiji.batch.Jobs;
import io.superres.fiji.image.FileUpscaler;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.SuperResolver;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
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
public class UpscaleFileCommand extends FilesCommand {
    @Parameter(
            label = "File",
            description = "the image to enlarge; it is not changed. The result goes to its folder",
            style = FileWidget.OPEN_STYLE,
            persist = false)
    private File file;

    @Parameter(label = "Result", type = ItemIO.OUTPUT)
    private File output;

    @Override
    void upscale(SciJavaProgress progress) {
        if (file == null) throw new BadInputException("there is no image file; name it with file=path");
        ImagePlusUpscaler upscaler = upscaler(Optional.empty());
        Job job = Jobs.beside(file.toPath(), upscaler.suffix());
        Jobs.keep(upscaler.wishes().sources(), List.of(job));
        ImageFiles.removeUnfinished(job.output());
        try (SuperResolver resolver = upscaler.open()) {
            new FileUpscaler(upscaler).upscale(job.input(), job.output(), resolver, progress);
            output = job.output().toFile();
        }
    }
}
