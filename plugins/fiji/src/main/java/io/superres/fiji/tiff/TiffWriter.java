package io.superres.fiji.tiff;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a TIFF file exactly as ImageJ does, byte for byte, but takes the pixels piece by piece, so that the image never
 * has to be in memory. Not thread-safe; must be closed.
 */
public final class TiffWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel file;
    private final TiffHeader header;
    private final ByteBuffer buffer;
    private final int width;
    private final int height;
    private long missing;

    private TiffWriter(FileChannel file, TiffHeader header, int width, int height) {
        this.file = file;
        this.width = width;
        this.height = height;
        this.header = header;
        buffer = ByteBuffer.allocate(BUFFER_BYTES).order(header.order());
        missing = header.planeBytes() * header.planes();
    }

    /**
     * @param file is created or replaced
     * @param like an image with the type, the number of planes and the metadata of the new one; its planes may be smaller
     * @param width of the new image in pixels
     * @param height of the new image in pixels
     */
    public static TiffWriter open(Path file, ImagePlus like, int width, int height) throws IOException {
        TiffHeader header = TiffHeader.of(like, width, height);
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        TiffWriter writer = new TiffWriter(channel, header, width, height);
        try {
            writer.write(ByteBuffer.wrap(header.bytes()));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return writer;
    }

    /**
     * Takes the next pixels: row after row, plane after plane. Three bytes for a pixel of an RGB image.
     *
     * @param pixels {@code byte[]}, {@code short[]} or {@code float[]}, as the type of the image says
     */
    public void append(Object pixels) throws IOException {
        if (pixels instanceof byte[] values) {
            count(values.length);
            write(ByteBuffer.wrap(values));
        } else if (pixels instanceof short[] values) {
            count(2L * values.length);
            int most = BUFFER_BYTES / Short.BYTES;
            for (int at = 0; at < values.length; at += most) {
                int n = Math.min(most, values.length - at);
                buffer.clear().asShortBuffer().put(values, at, n);
                write(buffer.limit(n * Short.BYTES));
            }
        } else {
            float[] values = (float[]) pixels;
            count(4L * values.length);
            int most = BUFFER_BYTES / Float.BYTES;
            for (int at = 0; at < values.length; at += most) {
                int n = Math.min(most, values.length - at);
                buffer.clear().asFloatBuffer().put(values, at, n);
                write(buffer.limit(n * Float.BYTES));
            }
        }
    }

    private void count(long bytes) {
        if (bytes > missing) throw new IllegalArgumentException("more pixels than the image has");
        missing -= bytes;
    }

    /**
     * Writes what stands behind the pixels. A file without this is incomplete.
     *
     * @throws IllegalStateException if pixels are missing
     */
    public void finish() throws IOException {
        if (missing > 0) throw new IllegalStateException(missing + " bytes of pixels are missing");
        write(ByteBuffer.wrap(header.trailer()));
    }

    /**
     * Replaces the metadata of the file.
     *
     * @param like as when the file was opened, except for texts, which must be as long as they were
     */
    public void describe(ImagePlus like) throws IOException {
        byte[] other = TiffHeader.of(like, width, height).bytes();
        if (other.length != header.bytes().length)
            throw new IllegalArgumentException("the metadata have another length");
        file.position(0);
        write(ByteBuffer.wrap(other));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) file.write(bytes);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
