package io.superres.image;

import io.superres.BadInputException;
import io.superres.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Finds the {@link IntensityRange} of one channel, over all its slices and frames, in constant memory. */
public final class Intensity {
    private static final double LOW = 0.001;
    private static final double HIGH = 0.999;

    /** Few enough to stop at once, so many that asking costs nothing. */
    private static final long BAND_PIXELS = 1 << 22;

    private Intensity() {}

    /**
     * @param channel all pixels that share one range, of two or more dimensions
     * @throws BadInputException if a pixel is not a finite number
     */
    public static <T extends RealType<T>> IntensityRange range(
            RandomAccessibleInterval<T> channel, RangeChoice choice) {
        return range(channel, choice, Progress.NONE);
    }

    /**
     * @param channel all pixels that share one range, of two or more dimensions
     * @param progress asked again and again whether to stop
     * @throws BadInputException if a pixel is not a finite number
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     */
    public static <T extends RealType<T>> IntensityRange range(
            RandomAccessibleInterval<T> channel, RangeChoice choice, Progress progress) {
        T type = channel.getType();
        boolean whole = type instanceof IntegerType;
        boolean eightBit = whole && type.getBitsPerPixel() <= 8;
        boolean fixed = choice instanceof RangeChoice.Fixed || choice instanceof RangeChoice.Type || eightBit;
        if (!fixed) return percentiles(channel, progress);
        if (!whole) planes(channel, plane -> refuseNonFinite(plane, progress));
        if (choice instanceof RangeChoice.Fixed given) return given.range();
        return whole ? new IntensityRange(type.getMinValue(), type.getMaxValue()) : new IntensityRange(0, 1);
    }

    /**
     * Slices without any contrast, such as those added to fill up a stack, do not count: pixels that are all alike so
     * far are counted when the first other one comes.
     */
    private static <T extends RealType<T>> IntensityRange percentiles(
            RandomAccessibleInterval<T> channel, Progress progress) {
        Ranks ranks = new Ranks(LOW, HIGH);
        double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        do {
            planes(channel, plane -> {
                double[] own = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
                boolean finite = true;
                long alike = 0;
                for (RandomAccessibleInterval<T> band : bands(plane)) {
                    progress.checkCancelled();
                    for (T pixel : Views.iterable(band)) {
                        double value = pixel.getRealDouble();
                        finite &= Double.isFinite(value);
                        include(own, value);
                        if (own[0] == own[1]) {
                            alike++;
                            continue;
                        }
                        if (alike > 0) ranks.count(first(plane), alike);
                        alike = 0;
                        ranks.count(pixel.getRealFloat(), 1);
                    }
                }
                if (!finite) refuseNonFinite(plane, progress);
                include(extremes, own[0]);
                include(extremes, own[1]);
            });
        } while (ranks.needsAnotherPass());
        double low = ranks.value(0);
        double high = ranks.value(1);
        if (low < high) return new IntensityRange(low, high);
        if (extremes[0] < extremes[1]) return new IntensityRange(extremes[0], extremes[1]);
        return new IntensityRange(extremes[0], Math.max(extremes[0] + 1, Math.nextUp(extremes[0])));
    }

    private static <T extends RealType<T>> float first(RandomAccessibleInterval<T> plane) {
        return Views.iterable(plane).firstElement().getRealFloat();
    }

    private static void include(double[] extremes, double value) {
        extremes[0] = Math.min(extremes[0], value);
        extremes[1] = Math.max(extremes[1], value);
    }

    private static <T extends RealType<T>> void refuseNonFinite(RandomAccessibleInterval<T> plane, Progress progress) {
        for (RandomAccessibleInterval<T> band : bands(plane)) {
            progress.checkCancelled();
            Cursor<T> cursor = Views.iterable(band).localizingCursor();
            while (cursor.hasNext())
                if (!Double.isFinite(cursor.next().getRealDouble()))
                    throw new BadInputException("the image has a pixel that is not a finite number at (x, y) = ("
                            + cursor.getLongPosition(0) + ", " + cursor.getLongPosition(1)
                            + "); replace NaN and infinite pixels first");
        }
    }

    /** A plane in pieces that are looked at in a moment. */
    private static <T> List<RandomAccessibleInterval<T>> bands(RandomAccessibleInterval<T> plane) {
        long rows = Math.max(1, BAND_PIXELS / plane.dimension(0));
        if (plane.dimension(1) <= rows) return List.of(plane);
        List<RandomAccessibleInterval<T>> bands = new ArrayList<>();
        for (long y = plane.min(1); y <= plane.max(1); y += rows)
            bands.add(Views.interval(
                    plane, new long[] {plane.min(0), y}, new long[] {plane.max(0), Math.min(plane.max(1), y + rows - 1)
                    }));
        return bands;
    }

    /** Walks over all axes but the first two. */
    private static <T> void planes(RandomAccessibleInterval<T> image, Consumer<RandomAccessibleInterval<T>> visitor) {
        int last = image.numDimensions() - 1;
        if (last < 2) visitor.accept(image);
        else
            for (long i = image.min(last); i <= image.max(last); i++) planes(Views.hyperSlice(image, last, i), visitor);
    }
}
