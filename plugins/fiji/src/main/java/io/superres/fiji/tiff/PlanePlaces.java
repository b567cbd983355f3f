package io.superres.fiji.tiff;

import ij.io.FileInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where in a file the rows of uncompressed planes stand.
 *
 * @param height of each plane in rows
 * @param rowBytes bytes of one row
 * @param rowsPerStrip rows that stand together
 * @param strips first byte of each strip of each plane: [plane][strip]
 */
record PlanePlaces(int height, long rowBytes, int rowsPerStrip, long[][] strips) {

    /**
     * @param images what ImageJ found in the file
     * @return nothing if the planes are compressed, of different sizes, or not entirely inside the file
     */
    static Optional<PlanePlaces> of(Path file, FileInfo[] images, PixelKind kind) throws IOException {
        FileInfo first = images[0];
        if (first.width < 1 || first.height < 1) return Optional.empty();
        long rowBytes = (long) first.width * kind.bytes();
        long length = Files.size(file);
        if (rowBytes > length / first.height) return Optional.empty();
        boolean together = images.length == 1 && first.nImages > 1;
        PlanePlaces places = together ? together(first, rowBytes, length) : separate(images, rowBytes);
        return places != null && places.inside(length) ? Optional.of(places) : Optional.empty();
    }

    /** ImageJ's own stacks: one directory, all planes one after another. */
    private static PlanePlaces together(FileInfo stack, long rowBytes, long length) {
        long planeBytes = rowBytes * stack.height + stack.getGap();
        if (!plain(stack, stack) || stack.nImages > length / planeBytes) return null;
        long[][] strips = new long[stack.nImages][];
        for (int i = 0; i < strips.length; i++) strips[i] = new long[] {stack.getOffset() + i * planeBytes};
        return new PlanePlaces(stack.height, rowBytes, stack.height, strips);
    }

    private static PlanePlaces separate(FileInfo[] images, long rowBytes) {
        FileInfo first = images[0];
        int rows = first.rowsPerStrip < 1 ? first.height : Math.min(first.rowsPerStrip, first.height);
        boolean single = first.stripOffsets == null || first.stripOffsets.length == 1;
        if (single) rows = first.height;
        int count = (first.height - 1) / rows + 1;
        long[][] strips = new long[images.length][count];
        for (int i = 0; i < images.length; i++) {
            FileInfo image = images[i];
            if (!plain(image, first) || !single && (image.stripOffsets == null || image.stripOffsets.length != count))
                return null;
            if (single) strips[i][0] = image.getOffset();
            else for (int s = 0; s < count; s++) strips[i][s] = Integer.toUnsignedLong(image.stripOffsets[s]);
            for (int s = 1; s < count; s++) if (strips[i][s] <= strips[i][s - 1]) return null;
        }
        return new PlanePlaces(first.height, rowBytes, rows, strips);
    }

    private static boolean plain(FileInfo image, FileInfo like) {
        return image.compression == FileInfo.COMPRESSION_NONE
                && image.fileType == like.fileType
                && image.width == like.width
                && image.height == like.height
                && image.rowsPerStrip == like.rowsPerStrip
                && image.intelByteOrder == like.intelByteOrder;
    }

    private boolean inside(long length) {
        for (int plane = 0; plane < strips.length; plane++)
            for (int row = 0; row < height; row += rowsPerStrip) {
                int rows = Math.min(rowsPerStrip, height - row);
                if (position(plane, row) < 0 || position(plane, row) > length - rows * rowBytes) return false;
            }
        return true;
    }

    int planes() {
        return strips.length;
    }

    /** Where a row begins. */
    long position(int plane, int row) {
        return strips[plane][row / rowsPerStrip] + row % rowsPerStrip * rowBytes;
    }

    /** How many rows stand together from this one on, itself included. */
    int together(int row) {
        return Math.min(rowsPerStrip - row % rowsPerStrip, height - row);
    }
}
