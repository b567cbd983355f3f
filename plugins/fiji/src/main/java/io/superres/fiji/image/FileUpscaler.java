package io.superres.fiji.image;

import ij.ImagePlus;
import io.superres.Progress;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
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
        long start = System.nanoTime();
        ImagePlus image = ImageFiles.open(input);
        long opened = System.nanoTime();
        ImageFiles.checkFits(image, output);
        ImagePlus result = upscaler.upscale(image, Source.file(input), resolver, progress);
        progress.checkCancelled();
        long made = System.nanoTime();
        ImageFiles.save(result, output);
        long end = System.nanoTime();
        return new Done(
                result.getWidth(),
                result.getHeight(),
                result.getStackSize(),
                seconds(start, end),
                seconds(start, opened),
                seconds(made, end),
                provenance(result));
    }

    private static String provenance(ImagePlus result) {
        String info = result.getInfoProperty();
        return info.substring(info.lastIndexOf(Metadata.PROVENANCE) + Metadata.PROVENANCE.length())
                .strip();
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
