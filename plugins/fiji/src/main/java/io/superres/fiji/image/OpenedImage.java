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
        return ImageFiles.isTiff(path)
                ? ImageFiles.read(path, () -> tiff(path, room))
                : inMemory(ImageFiles.open(path));
    }

    private static OpenedImage tiff(Path path, long room) throws IOException {
        int images = TiffInfo.check(path);
        Optional<BigTiff> big = Files.size(path) > room ? BigTiff.open(path) : Optional.empty();
        return big.map(file -> new OpenedImage(file.header(), file.image(), file))
                .orElseGet(() -> inMemory(ImageFiles.tiff(path, images)));
    }

    private static OpenedImage inMemory(ImagePlus image) {
        return new OpenedImage(image, ImagePlusImg.wrap(image), null);
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
