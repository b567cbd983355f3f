package io.superres.image;

import io.superres.BadInputException;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

/** Finds the {@link IntensityRange} of one channel, over all its slices and frames, in constant memory. */
public final class Intensity {
    private static final double LOW = 0.001;
    private static final double HIGH = 0.999;
    private static final int BINS = 1 << 16;

    private Intensity() {}

    /**
     * @param channel all pixels that share one range
     * @throws BadInputException if a pixel is not a finite number
     */
    public static <T extends RealType<T>> IntensityRange range(
            RandomAccessibleInterval<T> channel, RangeChoice choice) {
        T type = channel.getType();
        if (!(type instanceof IntegerType)) refuseNonFinite(channel);
        if (choice instanceof RangeChoice.Fixed fixed) return fixed.range();
        boolean whole = type instanceof IntegerType;
        boolean eightBit = whole && type.getBitsPerPixel() <= 8;
        if (choice instanceof RangeChoice.Type || eightBit)
            return whole ? new IntensityRange(type.getMinValue(), type.getMaxValue()) : new IntensityRange(0, 1);
        return percentiles(channel, whole);
    }

    private static <T extends RealType<T>> void refuseNonFinite(RandomAccessibleInterval<T> image) {
        Cursor<T> cursor = image.localizingCursor();
        while (cursor.hasNext())
            if (!Double.isFinite(cursor.next().getRealDouble()))
                throw new BadInputException("the image has a pixel that is not a finite number at (x, y) = ("
                        + cursor.getLongPosition(0) + ", " + cursor.getLongPosition(1)
                        + "); replace NaN and infinite pixels first");
    }

    private static <T extends RealType<T>> IntensityRange percentiles(
            RandomAccessibleInterval<T> image, boolean whole) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (T pixel : image) {
            min = Math.min(min, pixel.getRealDouble());
            max = Math.max(max, pixel.getRealDouble());
        }
        if (min >= max) return new IntensityRange(min, min + 1);
        boolean exact = whole && max - min < BINS;
        double width = exact ? 1 : (max - min) / (BINS - 1);
        long[] histogram = new long[BINS];
        long count = 0;
        for (T pixel : image) {
            histogram[(int) Math.rint((pixel.getRealDouble() - min) / width)]++;
            count++;
        }
        double low = min + width * quantile(histogram, LOW * count);
        double high = min + width * quantile(histogram, HIGH * count);
        return low < high ? new IntensityRange(low, high) : new IntensityRange(min, max);
    }

    /** The first bin at which more than {@code rank} pixels have been counted. */
    private static int quantile(long[] histogram, double rank) {
        long seen = 0;
        for (int bin = 0; bin < histogram.length; bin++) {
            seen += histogram[bin];
            if (seen > rank) return bin;
        }
        return histogram.length - 1;
    }
}
