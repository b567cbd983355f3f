package io.superres.fiji.tiff;

import ij.io.FileInfo;
import ij.io.TiffDecoder;
import io.superres.BadInputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What ImageJ finds in a TIFF file. */
public final class TiffInfo {
    private TiffInfo() {}

    /**
     * All images of a file, without their pixels. Only for files that passed {@link TiffCheck}.
     *
     * @throws BadInputException if there are none
     */
    public static FileInfo[] read(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        FileInfo[] images = new TiffDecoder(
                        absolute.getParent() + File.separator,
                        absolute.getFileName().toString())
                .getTiffInfo();
        if (images == null || images.length == 0)
            throw new BadInputException(file + " is not an image, though its name says TIFF");
        return images;
    }

    /**
     * Checks that ImageJ reads a file as what it is, and that the file does not end before its pixels do.
     *
     * @return number of images that ImageJ should find
     * @throws BadInputException if the file is no TIFF file, is damaged, or would be misread
     */
    public static int check(Path file) throws IOException {
        int count = TiffCheck.images(file);
        long length = Files.size(file);
        for (FileInfo image : read(file)) {
            if (image.width <= 0 || image.height <= 0)
                throw new BadInputException(file + " has no pixels (" + image.width + " x " + image.height + ")");
            if (end(image) > length)
                throw new BadInputException(file + " is truncated: its pixels end at byte " + end(image)
                        + " but the file at byte " + length);
        }
        return count;
    }

    /** The first byte after the pixels of an image in a file. */
    private static long end(FileInfo image) {
        long end = 0;
        if (image.stripOffsets != null && image.stripLengths != null)
            for (int i = 0; i < Math.min(image.stripOffsets.length, image.stripLengths.length); i++)
                end = Math.max(end, Integer.toUnsignedLong(image.stripOffsets[i]) + image.stripLengths[i]);
        boolean wholeBytes = image.fileType != FileInfo.BITMAP
                && image.fileType != FileInfo.GRAY10_UNSIGNED
                && image.fileType != FileInfo.GRAY12_UNSIGNED;
        if (image.compression > FileInfo.COMPRESSION_NONE || !wholeBytes) return end;
        long bytes = (long) image.width * image.height * image.getBytesPerPixel();
        return Math.max(end, image.getOffset() + Math.max(1, image.nImages) * bytes);
    }
}
