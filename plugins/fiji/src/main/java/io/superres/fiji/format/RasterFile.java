package io.superres.fiji.format;

import ij.ImagePlus;
import ij.io.FileInfo;
import io.superres.BadInputException;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * PNG, JPEG and BMP files, read by Java's own readers: they say what is wrong where ImageJ prints it. A JPEG's EXIF
 * orientation is ignored, as ImageJ does: pixels come as they are stored.
 */
public final class RasterFile {
    /** Copies of the pixels that exist at one time while an image is read and converted. */
    private static final int COPIES = 3;

    private RasterFile() {}

    /**
     * @param format {@code png}, {@code jpeg} or {@code bmp}
     * @throws BadInputException if the file is damaged, does not fit into memory, or would lose something
     */
    public static ImagePlus open(Path file, String format) throws IOException {
        if (format.equals("png")) PngCheck.check(file);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (!reader.getOriginatingProvider().canDecodeInput(in))
                throw new BadInputException(
                        file + " is not an image, though its name says " + format.toUpperCase(Locale.ROOT));
            // Without metadata: compressed texts in them may be of any length.
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            Memory.require(file, width, height, COPIES * Integer.BYTES * width * height);
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage image = reader.read(0);
            warnings.stream().filter(RasterFile::meansDamage).findFirst().ifPresent(warning -> {
                throw new BadInputException(file + " is damaged: " + warning);
            });
            ImagePlus result = Raster.toImagePlus(file, image);
            FileInfo info = new FileInfo();
            info.fileFormat = FileInfo.IMAGEIO;
            info.fileName = file.getFileName().toString();
            info.directory = file.toAbsolutePath().getParent() + java.io.File.separator;
            result.setFileInfo(info);
            return result;
        } catch (EOFException e) {
            throw new BadInputException(file + " is truncated", e);
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadInputException bad) throw bad;
            throw new BadInputException(file + " is not an image that can be read, or it is damaged", e);
        } finally {
            reader.dispose();
        }
    }

    /** Java's JPEG reader goes on with pixels of its own invention. */
    private static boolean meansDamage(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("truncated")
                || text.contains("premature end")
                || text.contains("corrupt") && !text.contains("extraneous bytes");
    }
}
