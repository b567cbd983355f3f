package io.superres.fiji.format;

import ij.ImagePlus;
import ij.plugin.GIF_Reader;
import io.superres.BadInputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** GIF files: a single picture as it is stored, an animation as the stack of RGB or grey frames that ImageJ makes of it. */
public final class GifFile {
    private GifFile() {}

    /** @throws BadInputException if the file is damaged or does not fit into memory */
    public static ImagePlus open(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (!reader.getOriginatingProvider().canDecodeInput(in))
                throw new BadInputException(file + " is not an image, though its name says GIF");
            reader.setInput(in, false, true);
            in.seek(6);
            in.setByteOrder(java.nio.ByteOrder.LITTLE_ENDIAN);
            long width = in.readUnsignedShort();
            long height = in.readUnsignedShort();
            in.seek(0);
            if (width < 1 || height < 1)
                throw new BadInputException(file + " has no pixels (" + width + " x " + height + ")");
            Memory.require(file, width, height, 2 * Integer.BYTES * width * height);
            int frames = reader.getNumImages(true);
            if (frames < 1) throw new BadInputException(file + " holds no image");
            Memory.require(file, width, height, (frames + 1L) * Integer.BYTES * width * height);
            BufferedImage first = null;
            for (int i = 0; i < frames; i++) {
                if (reader.getWidth(i) > width || reader.getHeight(i) > height)
                    throw new BadInputException(file + " is damaged: a frame is larger than the image");
                BufferedImage frame = reader.read(i);
                if (i == 0) first = frame;
            }
            return frames == 1 ? Raster.toImagePlus(file, first) : animation(file, frames);
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadInputException bad) throw bad;
            throw new BadInputException(file + " is not an image that can be read, or it is damaged", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImagePlus animation(Path file, int frames) {
        GIF_Reader image = new GIF_Reader();
        image.run(file.toAbsolutePath().toString());
        if (image.getStackSize() != frames || image.getWidth() == 0)
            throw new BadInputException(file + " is damaged: not all of its frames can be read");
        return new ImagePlus(image.getTitle(), image.getStack());
    }
}
