package io.superres.fiji.batch;

import ij.io.FileInfo;
import io.superres.BadInputException;
import io.superres.fiji.format.HeaderText;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.tiff.TiffCheck;
import io.superres.fiji.tiff.TiffInfo;
import io.superres.method.Provenance;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/**
 * What an image file tells of itself before its pixels are read.
 *
 * @param width in pixels
 * @param height in pixels
 * @param planes channels times slices times frames
 * @param bytesPerPixel of all colours together
 * @param info the text that belongs to the image; may be null
 */
record ImageHeader(int width, int height, long planes, int bytesPerPixel, String info) {

    /** @throws BadInputException if the file cannot be read, or tells nothing */
    static ImageHeader read(Path file) {
        try {
            return ImageFiles.extension(file).startsWith("tif") ? tiff(file) : other(file);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            if (e instanceof BadInputException bad) throw bad;
            throw new BadInputException(file + " is not an image, or it is damaged: " + e.getMessage(), e);
        }
    }

    /** How the image in a file was enlarged, if this library did so; empty also for files that are no images. */
    static Optional<Provenance> provenance(Path file) {
        try {
            return Provenance.read(read(file).info());
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }

    private static ImageHeader tiff(Path file) throws IOException {
        TiffCheck.header(file);
        FileInfo[] images = TiffInfo.read(file);
        FileInfo first = images[0];
        long planes = images.length > 1 ? images.length : Math.max(1, first.nImages);
        return new ImageHeader(first.width, first.height, planes, first.getBytesPerPixel(), first.info);
    }

    private static ImageHeader other(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
            if (readers == null || !readers.hasNext()) throw new BadInputException(file + " is not a known image");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                String text = HeaderText.read(file).orElse(null);
                return new ImageHeader(reader.getWidth(0), reader.getHeight(0), 1, bytesPerPixel(reader), text);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Three bytes for every kind of colour, as ImageJ keeps it. */
    private static int bytesPerPixel(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        if (type == null) return 3;
        SampleModel samples = type.getSampleModel();
        return samples.getNumBands() > 2 ? 3 : (samples.getSampleSize(0) + 7) / 8;
    }
}
