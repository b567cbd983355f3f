package io.superres.fiji.image;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;
import io.superres.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Opens image files with ImageJ's own readers, but never a damaged one in silence. */
public final class ImageFiles {
    private static final Set<String> TIFF = Set.of("tif", "tiff");
    private static final Set<String> OTHERS = Set.of("png", "jpg", "jpeg", "bmp", "gif", "pgm");

    private ImageFiles() {}

    /** Whether the name ends like that of an image this class reads. */
    public static boolean isImage(Path file) {
        String extension = extension(file);
        return TIFF.contains(extension) || OTHERS.contains(extension);
    }

    /** The lower-case ending of a file's name, without the dot. */
    public static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** @throws BadInputException if there is no such file, it is no image, or it is damaged */
    public static ImagePlus open(Path file) {
        if (!Files.exists(file)) throw new BadInputException("there is no file " + file);
        if (Files.isDirectory(file)) throw new BadInputException(file + " is a folder, not an image");
        if (!isImage(file))
            throw new BadInputException(file + " is not an image this program reads (TIFF, PNG, JPEG, BMP, GIF, PGM)");
        try {
            if (TIFF.contains(extension(file))) checkTiff(file);
            Opener opener = new Opener();
            opener.setSilentMode(true);
            ImagePlus image = opener.openImage(file.toAbsolutePath().toString());
            if (image == null || image.getWidth() == 0 || image.getHeight() == 0)
                throw new BadInputException(file + " is not an image, or it is damaged");
            return image;
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadInputException bad) throw bad;
            throw new BadInputException(file + " is not an image, or it is damaged: " + e.getMessage(), e);
        }
    }

    private static void checkTiff(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        FileInfo[] images = new TiffDecoder(
                        absolute.getParent() + java.io.File.separator,
                        absolute.getFileName().toString())
                .getTiffInfo();
        if (images == null || images.length == 0) throw new BadInputException(file + " is not a TIFF image");
        long length = Files.size(file);
        for (FileInfo image : images) {
            if (image.width <= 0 || image.height <= 0)
                throw new BadInputException(file + " has no pixels (" + image.width + " x " + image.height + ")");
            if (end(image) > length)
                throw new BadInputException(file + " is truncated: its pixels end at byte " + end(image)
                        + " but the file at byte " + length);
        }
    }

    /** The first byte after the pixels of an image in a file. */
    private static long end(FileInfo image) {
        if (image.compression > FileInfo.COMPRESSION_NONE && image.stripOffsets != null) {
            long end = 0;
            for (int i = 0; i < image.stripOffsets.length; i++)
                end = Math.max(end, Integer.toUnsignedLong(image.stripOffsets[i]) + image.stripLengths[i]);
            return end;
        }
        long bytes = (long) image.width * image.height * image.getBytesPerPixel();
        return image.getOffset() + Math.max(1, image.nImages) * bytes;
    }
}
