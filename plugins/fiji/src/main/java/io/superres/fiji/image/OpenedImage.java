package io.superres.fiji.image;

import ij.ImagePlus;
import io.superres.SuperresException;
import io.superres.fiji.tiff.BigTiff;
import io.superres.fiji.tiff.TiffInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;

/**
 * An image file ready to be worked on; must be closed.
 *
 * @param header everything but the pixels; has the right type and number of planes, though perhaps smaller ones
 * @param pixels with the axes of {@link ImagePlusImg}; valid until this is closed
 * @param file what is closed with it, or null
 */
record OpenedImage(ImagePlus header, RandomAccessibleInterval<?> pixels, BigTiff file) implements AutoCloseable {

    /**
     * @param room bytes up to which a file is read into memory; a larger TIFF file is read when its pixels are looked at
     * @throws io.superres.BadInputException if there is no such file, it is no image, or it is damaged
     */
    static OpenedImage open(Path path, long room) {
        if (ImageFiles.isTiff(path)) {
            Optional<OpenedImage> big = ImageFiles.read(path, () -> piecewise(path, room));
            if (big.isPresent()) return big.get();
        }
        ImagePlus image = ImageFiles.open(path);
        return new OpenedImage(image, ImagePlusImg.wrap(image), null);
    }

    private static Optional<OpenedImage> piecewise(Path path, long room) throws IOException {
        if (Files.size(path) <= room) return Optional.empty();
        TiffInfo.check(path);
        return BigTiff.open(path).map(big -> new OpenedImage(big.header(), big.image(), big));
    }

    @Override
    public void close() {
        if (file == null) return;
        try {
            file.close();
        } catch (IOException e) {
            throw new SuperresException("could not close an image file: " + e.getMessage(), e);
        }
    }
}
