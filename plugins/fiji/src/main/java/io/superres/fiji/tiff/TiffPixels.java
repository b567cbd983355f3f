package io.superres.fiji.tiff;

import ij.io.FileInfo;
import io.superres.SuperresException;
import io.superres.image.LazyImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/** The pixels of an uncompressed TIFF file, read when they are looked at, some rows at a time. Thread-safe; must be closed. */
final class TiffPixels implements AutoCloseable {
    private static final int CELL_PIXELS = 1 << 20;
    private static final int SMALLEST_ROWS = 16;
    /** LR rows of a plane that are remembered: more than the tiles next to each other, with their halos, look at. */
    private static final int KEPT_ROWS = 1024;

    private final Path path;
    private final FileChannel file;
    private final FileInfo first;
    private final PixelKind kind;
    private final PlanePlaces places;

    private TiffPixels(Path path, FileInfo first, PixelKind kind, PlanePlaces places) throws IOException {
        this.path = path;
        this.first = first;
        this.kind = kind;
        this.places = places;
        file = FileChannel.open(path);
    }

    /**
     * @param images what ImageJ found in the file
     * @return nothing if the file is compressed, has pixels of another kind, or planes of different sizes
     */
    static Optional<TiffPixels> open(Path path, FileInfo[] images) throws IOException {
        Optional<PixelKind> kind = PixelKind.of(images[0]);
        if (kind.isEmpty()) return Optional.empty();
        Optional<PlanePlaces> places = PlanePlaces.of(path, images, kind.get());
        if (places.isEmpty()) return Optional.empty();
        return Optional.of(new TiffPixels(path, images[0], kind.get(), places.get()));
    }

    /** Planes in the file. */
    int planes() {
        return places.planes();
    }

    /**
     * @param channels of the image; with {@code slices} and {@code frames}, as many as there are planes
     * @return axes x, y, the three colours if there are any, channel, slice, frame
     */
    <T extends NativeType<T> & RealType<T>> Img<T> image(int channels, int slices, int frames) {
        long[] size = kind == PixelKind.RGB
                ? new long[] {first.width, first.height, 3, channels, slices, frames}
                : new long[] {first.width, first.height, channels, slices, frames};
        int rows = Math.min(first.height, Math.max(SMALLEST_ROWS, CELL_PIXELS / first.width));
        int[] cell = new int[size.length];
        Arrays.fill(cell, 1);
        cell[0] = first.width;
        cell[1] = rows;
        if (kind == PixelKind.RGB) cell[2] = 3;
        T type = kind.type();
        return LazyImage.ofArrays(size, cell, type, part -> rows(part, size), Math.max(4, KEPT_ROWS / rows + 2));
    }

    /** Reads a cell: some rows of one plane. */
    private ArrayDataAccess<?> rows(Interval cell, long[] size) {
        long plane = 0;
        for (int axis = size.length - 1; axis >= 2; axis--)
            if (kind != PixelKind.RGB || axis > 2) plane = plane * size[axis] + cell.min(axis);
        int from = Math.toIntExact(cell.min(1));
        int to = Math.toIntExact(cell.max(1)) + 1;
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact((to - from) * places.rowBytes()))
                .order(first.intelByteOrder ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            for (int row = from; row < to; row += places.together(row)) {
                int count = Math.min(places.together(row), to - row);
                bytes.limit(bytes.position() + Math.toIntExact(count * places.rowBytes()));
                read(bytes, places.position((int) plane, row));
            }
        } catch (IOException e) {
            throw new SuperresException("could not read " + path + ": " + e.getMessage(), e);
        }
        return kind.decode(bytes.flip());
    }

    private void read(ByteBuffer bytes, long position) throws IOException {
        for (long at = position; bytes.hasRemaining(); ) {
            int count = file.read(bytes, at);
            if (count < 0) throw new EOFException("it has become shorter");
            at += count;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
