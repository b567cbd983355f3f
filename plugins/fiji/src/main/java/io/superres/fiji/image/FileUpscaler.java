package io.superres.fiji.image;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.SuperresException;
import io.superres.WholeFile;
import io.superres.method.Provenance;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Enlarges image files: the one way from a file to a file, for the command line, for folders and for menu commands.
 *
 * @param upscaler what is done to each image
 */
public record FileUpscaler(ImagePlusUpscaler upscaler) {

    /**
     * What became of one file.
     *
     * @param width of the result in pixels
     * @param height of the result in pixels
     * @param planes of the result: channels times slices times frames
     * @param seconds from opening the input to the finished output
     * @param readSeconds share of {@code seconds} spent on opening the input
     * @param writeSeconds share of {@code seconds} spent on writing alone
     * @param provenance how the result was made, one line of JSON
     */
    public record Done(
            int width,
            int height,
            int planes,
            double seconds,
            double readSeconds,
            double writeSeconds,
            String provenance) {}

    /**
     * Enlarges one file. The output appears when it is complete, and replaces an older file of that name.
     *
     * @param input an image that {@link ImageFiles} reads
     * @param output a file whose name ends in .tif, .png or .jpg; must not be the input
     * @throws io.superres.BadInputException if the input cannot be read or enlarged, or the output cannot hold it
     * @throws io.superres.CancelledException if {@code progress} asked to stop; nothing is written then
     * @throws io.superres.SuperresException if the job fails; nothing is written then
     */
    public Done upscale(Path input, Path output, SuperResolver resolver, Progress progress) {
        return upscale(input, output, resolver, progress, Budget.ofHeap());
    }

    Done upscale(Path input, Path output, SuperResolver resolver, Progress progress, Budget budget) {
        long start = System.nanoTime();
        long factor = 1 + (long) resolver.scale() * resolver.scale();
        try (OpenedImage image = OpenedImage.open(input, budget.imageBytes() / factor)) {
            double read = seconds(start);
            ImageFiles.checkFits(image.header(), output);
            if (upscaler.makesStack()) return samples(input, image, output, resolver, progress, start, read);
            Enlarging<?> work =
                    upscaler.enlarging(image.header(), image.pixels(), Source.file(input), resolver, progress);
            boolean piecewise = ImageFiles.isTiff(output) && work.bytes() > budget.imageBytes() / factor * (factor - 1);
            double write =
                    piecewise ? piecewise(work, output, progress, budget) : whole(work, output, progress, budget);
            work.tellSeams(upscaler.settings().session().note());
            return new Done(
                    work.width(),
                    work.height(),
                    image.header().getStackSize(),
                    seconds(start),
                    read,
                    write,
                    work.made());
        }
    }

    /** All samples, which are kept in memory. */
    private Done samples(
            Path input,
            OpenedImage image,
            Path output,
            SuperResolver resolver,
            Progress progress,
            long start,
            double read) {
        if (!ImageFiles.isTiff(output))
            throw new BadInputException("several samples go into one TIFF file; " + output + " is none");
        ImagePlus stack = upscaler.samples(image.header(), image.pixels(), Source.file(input), resolver, progress);
        progress.checkCancelled();
        long made = System.nanoTime();
        ImageFiles.save(stack, output);
        return new Done(
                stack.getWidth(),
                stack.getHeight(),
                stack.getStackSize(),
                seconds(start),
                read,
                seconds(made),
                Provenance.read(stack.getInfoProperty()).orElseThrow().json());
    }

    private static double piecewise(Enlarging<?> work, Path output, Progress progress, Budget budget) {
        ImageFiles.checkWritable(output);
        double[] seconds = {0};
        try {
            WholeFile.write(output, partial -> seconds[0] = work.write(partial, progress, budget));
        } catch (IOException e) {
            throw new SuperresException("could not write " + output + ": " + e.getMessage(), e);
        }
        return seconds[0];
    }

    private static double whole(Enlarging<?> work, Path output, Progress progress, Budget budget) {
        ImagePlus result = work.image(progress, budget);
        progress.checkCancelled();
        long made = System.nanoTime();
        ImageFiles.save(result, output);
        return seconds(made);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
