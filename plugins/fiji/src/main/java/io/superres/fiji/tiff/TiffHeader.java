package io.superres.fiji.tiff;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands in an ImageJ TIFF file before and after the pixels, made by ImageJ's own encoder. Immutable.
 *
 * @param bytes everything up to the first pixel, with the directory of the first plane at byte 8
 * @param order byte order of the directories and of the pixels
 * @param planeBytes bytes of one plane
 * @param planes number of planes
 */
record TiffHeader(byte[] bytes, ByteOrder order, long planeBytes, int planes) {
    private static final int DIRECTORY = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int STRIP_OFFSETS = 273;
    private static final int META_DATA_BYTE_COUNTS = 50838;
    private static final int META_DATA = 50839;

    /**
     * @param like an image with the type, planes and metadata of the file; its pixels do not matter, and may be fewer
     * @param width of the file's planes
     * @param height of the file's planes
     */
    static TiffHeader of(ImagePlus like, int width, int height) throws IOException {
        FileInfo info = describe(like);
        info.width = width;
        info.height = height;
        TiffEncoder encoder = new TiffEncoder(info);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            encoder.write(out);
        } catch (IOException e) {
            // The encoder misses the pixels, but not before it has written everything that comes in front of them.
            if (out.size() != info.getOffset()) throw e;
        }
        ByteOrder order = info.intelByteOrder ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long planeBytes = (long) width * height * info.getBytesPerPixel();
        TiffHeader header = new TiffHeader(out.toByteArray(), order, planeBytes, info.nImages);
        if (!header.hasTrailer()) header.buffer().putInt(header.nextDirectory(), 0);
        return header;
    }

    private static FileInfo describe(ImagePlus like) {
        FileInfo info = like.getFileInfo();
        info.pixels = null;
        // ImageJ interleaves the planes of such images; it reads them as well one after another.
        if (info.fileType == FileInfo.RGB48) info.fileType = FileInfo.GRAY16_UNSIGNED;
        FileSaver saver = new FileSaver(like);
        info.info = like.getInfoProperty();
        info.description = saver.getDescriptionString();
        info.sliceLabels = like.getStackSize() > 1 ? like.getStack().getSliceLabels() : label(like);
        info.roi = RoiEncoder.saveAsByteArray(like.getRoi());
        info.overlay = FileSaver.getOverlay(like);
        info.properties = like.getPropertiesAsArray();
        if (like.isComposite()) saver.saveDisplayRangesAndLuts(like, info);
        return info;
    }

    private static String[] label(ImagePlus plane) {
        String label = plane.hasImageStack() ? plane.getStack().getSliceLabel(1) : null;
        return label == null ? null : new String[] {label};
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(order);
    }

    private int entries() {
        return Short.toUnsignedInt(buffer().getShort(DIRECTORY));
    }

    private int nextDirectory() {
        return DIRECTORY + Short.BYTES + entries() * ENTRY_BYTES;
    }

    /** Whether the planes after the first have directories: they do in files up to 4 GB, for programs but ImageJ. */
    private boolean hasTrailer() {
        long end = bytes.length + planeBytes * planes;
        return planes > 1 && Integer.toUnsignedLong(buffer().getInt(nextDirectory())) == end;
    }

    /** The directories of all planes but the first: like it, but without ImageJ's metadata. */
    byte[] trailer() {
        if (!hasTrailer()) return new byte[0];
        ByteBuffer first = buffer();
        ByteBuffer entries = ByteBuffer.allocate(entries() * ENTRY_BYTES).order(order);
        int stripOffset = -1;
        for (int at = DIRECTORY + Short.BYTES; at < nextDirectory(); at += ENTRY_BYTES) {
            int tag = Short.toUnsignedInt(first.getShort(at));
            if (tag == META_DATA_BYTE_COUNTS || tag == META_DATA) continue;
            if (tag == STRIP_OFFSETS) stripOffset = entries.position() + ENTRY_BYTES - Integer.BYTES;
            entries.put(bytes, at, ENTRY_BYTES);
        }
        int size = Short.BYTES + entries.position() + Integer.BYTES;
        long next = bytes.length + planeBytes * planes;
        ByteBuffer all = ByteBuffer.allocate(size * (planes - 1)).order(order);
        for (int plane = 1; plane < planes; plane++) {
            next += size;
            entries.putInt(stripOffset, (int) (bytes.length + plane * planeBytes));
            all.putShort((short) (entries.position() / ENTRY_BYTES));
            all.put(entries.array(), 0, entries.position());
            all.putInt(plane == planes - 1 ? 0 : (int) next);
        }
        return all.array();
    }
}
