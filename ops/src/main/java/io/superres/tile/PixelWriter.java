package io.superres.tile;

import io.superres.SuperresException;
import io.superres.image.BlockMean;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

/** Turns what a network made into pixels of a plane. Confined to one thread. */
final class PixelWriter {
    private final int scale;
    private double[] rows = {};
    private double[] block = {};

    /** What a network made, or a part of it. */
    interface Values {
        /** The value of an output channel, x and y counted in HR pixels from the corner of the rectangle written. */
        float at(int channel, int x, int y);

        /** Number of output channels. */
        int channels();
    }

    PixelWriter(int scale) {
        this.scale = scale;
        block = new double[scale * scale];
    }

    /**
     * Writes those pixels of a rectangle that the plane wants.
     *
     * @param rectangle in LR pixels of the plane
     * @throws SuperresException if a value is not a number
     */
    <T extends RealType<T>> void write(PlaneTask<T> plane, Tile rectangle, Values values) {
        for (int c = 0; c < plane.targets().size(); c++) write(plane, c, rectangle, values);
    }

    private <T extends RealType<T>> void write(PlaneTask<T> plane, int channel, Tile rectangle, Values values) {
        RandomAccessibleInterval<T> target = plane.targets().get(channel);
        RandomAccess<T> pixel = target.randomAccess();
        T type = pixel.getType();
        int width = rectangle.width() * scale;
        if (rows.length < width * scale) rows = new double[width * scale];
        RandomAccess<T> lr = plane.sources()
                .get(Math.min(channel, plane.sources().size() - 1))
                .randomAccess();
        for (int y = 0; y < rectangle.height(); y++) {
            for (int row = 0; row < scale; row++) {
                for (int x = 0; x < width; x++)
                    rows[row * width + x] = plane.range().pixelValue(value(plane, channel, values, x, y * scale + row));
            }
            if (plane.preserving()) {
                lr.setPosition(new int[] {rectangle.x(), rectangle.y() + y});
                preserve(lr, rectangle.width(), type);
            } else if (type instanceof IntegerType) {
                for (int i = 0; i < width * scale; i++)
                    rows[i] = Math.max(type.getMinValue(), Math.min(type.getMaxValue(), Math.rint(rows[i])));
            }
            store(rectangle.x() * (long) scale, (rectangle.y() + y) * (long) scale, width, target, pixel);
        }
    }

    private static float value(PlaneTask<?> plane, int channel, Values values, int x, int y) {
        float value;
        if (plane.targets().size() > 1 || values.channels() == 1) value = values.at(channel, x, y);
        else {
            float sum = 0;
            for (int c = 0; c < values.channels(); c++) sum += values.at(c, x, y);
            value = sum / values.channels();
        }
        if (!Float.isFinite(value))
            throw new SuperresException("the network made a value that is not a number; the result was discarded");
        return value;
    }

    private <T extends RealType<T>> void preserve(RandomAccess<T> lr, int blocks, T type) {
        boolean whole = type instanceof IntegerType;
        int width = blocks * scale;
        for (int b = 0; b < blocks; b++) {
            for (int i = 0; i < block.length; i++) block[i] = rows[i / scale * width + b * scale + i % scale];
            BlockMean.project(block, lr.get().getRealDouble(), type.getMinValue(), type.getMaxValue());
            if (whole) BlockMean.round(block, type.getMinValue(), type.getMaxValue());
            for (int i = 0; i < block.length; i++) rows[i / scale * width + b * scale + i % scale] = block[i];
            lr.fwd(0);
        }
    }

    private <T extends RealType<T>> void store(long x0, long y0, int width, Interval wanted, RandomAccess<T> pixel) {
        long first = Math.max(x0, wanted.min(0));
        long last = Math.min(x0 + width - 1, wanted.max(0));
        for (int row = 0; row < scale; row++) {
            long y = y0 + row;
            if (y < wanted.min(1) || y > wanted.max(1) || first > last) continue;
            pixel.setPosition(first, 0);
            pixel.setPosition(y, 1);
            int from = row * width + (int) (first - x0);
            for (int i = 0; i <= last - first; i++) {
                pixel.get().setReal(rows[from + i]);
                pixel.fwd(0);
            }
        }
    }
}
