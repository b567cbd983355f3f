package io.superres.fiji.batch;

import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.image.Selection;
import io.superres.method.Provenance;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Recognises work that was finished before, by what the result tells of itself, never by its name alone. */
final class Finished {
    private Finished() {}

    /**
     * The header of a result if it exists, is complete, and came from the same content of the same input by the same
     * work as would be done now; see {@link Provenance#sameWork}.
     */
    static Optional<ImageHeader> find(Job job, ImagePlusUpscaler upscaler, SuperResolver resolver) {
        if (!Files.isRegularFile(job.output())) return Optional.empty();
        try {
            ImageHeader header = ImageHeader.read(job.output());
            ImageFiles.checkComplete(job.output());
            return Provenance.read(header.info())
                    .filter(made -> sameWork(made, job.input(), upscaler, resolver))
                    .map(made -> header);
        } catch (BadInputException e) {
            return Optional.empty(); // a damaged result is made again
        }
    }

    private static boolean sameWork(Provenance made, Path input, ImagePlusUpscaler upscaler, SuperResolver resolver) {
        ImagePlusUpscaler exact = upscaler.treatment()
                .selection()
                .map(selection -> clipped(upscaler, selection, ImageHeader.read(input)))
                .orElse(upscaler);
        // Settings first: comparing them is cheap, while the input has to be read to its end for its fingerprint.
        return exact.planned(made.input(), resolver).sameSettings(made)
                && exact.planned(Source.file(input), resolver).sameWork(made);
    }

    /** Results tell which part of the selection lay in their image. */
    private static ImagePlusUpscaler clipped(ImagePlusUpscaler upscaler, Selection selection, ImageHeader image) {
        return new ImagePlusUpscaler(
                upscaler.model(),
                upscaler.settings(),
                upscaler.treatment().withSelection(selection.within(image.width(), image.height())),
                upscaler.wishes());
    }
}
