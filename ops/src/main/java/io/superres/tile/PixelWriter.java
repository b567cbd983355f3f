package io.superres.tile;

import io.superres.SuperresException;
import io.superres.image.BlockMean;
import io.superres.image.IntensityRange;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

/**
 * Turns what a network made into pixels of a plane: all HR rows of one LR row at a time, in simple loops that processors
 * are fast at. Confined to one thread.
 */
final class PixelWriter {
    private final int scale;
    private final double[] block;
    private float[] line = {};
    private float[] others = {};
    private double[] rows = {};

    PixelWriter(int scale) {
        this.scale = scale;
        block = new double[scale * scale];
    }

    /**
     * Writes those pixels of a rectangle that the plane wants.
     *
     * @param rectangle in LR pixels of the plane
     * @param values of the rectangle
     * @throws SuperresException if a value is not a number
     */
    <T extends RealType<T>> void write(PlaneTask<T> plane, Tile rectangle, Values values) {
        int width = rectangle.width() * scale;
        if (line.length < width) {
            line = new float[width];
            others = new float[width];
            rows = new double[width * scale];
        }
        for (int c = 0; c < plane.targets().size(); c++) write(plane, c, rectangle, values);
    }

    private <T extends RealType<T>> void write(PlaneTask<T> plane, int channel, Tile rectangle, Values values) {
        RandomAccessibleInterval<T> wanted = plane.targets().get(channel);
        RowTarget target = RowTarget.of(wanted);
        T type = wanted.getType();
        boolean averaged = plane.targets().size() == 1;
        int width = rectangle.width() * scale;
        RandomAccess<T> lr = plane.sources()
                .get(Math.min(channel, plane.sources().size() - 1))
                .randomAccess();
        for (int y = 0; y < rectangle.height(); y++) {
            for (int row = 0; row < scale; row++) {
                if (averaged) mean(values, y * scale + row, width);
                else values.copyRow(channel, y * scale + row, line, 0, width);
                map(plane.range(), row * width, width);
            }
            if (plane.preserving()) {
                lr.setPosition(new int[] {rectangle.x(), rectangle.y() + y});
                preserve(lr, rectangle.width(), type);
            } else if (type instanceof IntegerType) round(width * scale, type.getMinValue(), type.getMaxValue());
            store(rectangle.x() * (long) scale, (rectangle.y() + y) * (long) scale, width, wanted, target);
        }
    }

    /** The mean of all output channels, as one line. */
    private void mean(Values values, int y, int width) {
        values.copyRow(0, y, line, 0, width);
        if (values.channels() == 1) return;
        for (int c = 1; c < values.channels(); c++) {
            values.copyRow(c, y, others, 0, width);
            for (int x = 0; x < width; x++) line[x] += others[x];
        }
        for (int x = 0; x < width; x++) line[x] /= values.channels();
    }

    /** From what networks calculate with to pixel values. */
    private void map(IntensityRange range, int at, int width) {
        float nothing = 0;
        for (int x = 0; x < width; x++) nothing += 0 * line[x];
        if (nothing != 0)
            throw new SuperresException("the network made a value that is not a number; the result was discarded");
        for (int x = 0; x < width; x++) rows[at + x] = range.pixelValue(line[x]);
    }

    private void round(int count, double min, double max) {
        for (int i = 0; i < count; i++) rows[i] = Math.max(min, Math.min(max, Math.rint(rows[i])));
    }

    private <T extends RealType<T>> void preserve(RandomAccess<T> lr, int blocks, T type) {
        boolean whole = type instanceof IntegerType;
        double min = type.getMinValue();
        double max = type.getMaxValue();
        int width = blocks * scale;
        for (int b = 0; b < blocks; b++) {
            for (int row = 0, i = 0; row < scale; row++)
                for (int x = row * width + b * scale; i < (row + 1) * scale; x++) block[i++] = rows[x];
            BlockMean.project(block, lr.get().getRealDouble(), min, max);
            if (whole) BlockMean.round(block, min, max);
            for (int row = 0, i = 0; row < scale; row++)
                for (int x = row * width + b * scale; i < (row + 1) * scale; x++) rows[x] = block[i++];
            lr.fwd(0);
        }
    }

    private void store(long x0, long y0, int width, Interval wanted, RowTarget target) {
        long first = Math.max(x0, wanted.min(0));
        long last = Math.min(x0 + width - 1, wanted.max(0));
        if (first > last) return;
        for (int row = 0; row < scale; row++) {
            long y = y0 + row;
            if (y >= wanted.min(1) && y <= wanted.max(1))
                target.write(first, y, rows, row * width + (int) (first - x0), (int) (last - first + 1));
        }
    }
}
