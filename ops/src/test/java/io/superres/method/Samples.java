package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.BiConsumer;
import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Pictures for tests, and how they are compared. */
final class Samples {
    private Samples() {}

    /** Waves and noise, from 0 to 1. */
    static Img<FloatType> floats(int width, int height) {
        Random random = new Random(31L * width + height);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            double wave = Math.sin(i % width / 5.0) * Math.cos(i / width / 7.0);
            values[i] = (float) (0.5 + 0.35 * wave + 0.15 * (2 * random.nextDouble() - 1));
        }
        return ArrayImgs.floats(values, width, height);
    }

    /** A random part of an image, whose extents are at most {@code largest}. */
    static Interval part(Interval image, Random random, int largest) {
        long[] min = new long[image.numDimensions()];
        long[] max = new long[image.numDimensions()];
        for (int d = 0; d < min.length; d++) {
            min[d] = image.min(d) + random.nextInt((int) image.dimension(d));
            max[d] = Math.min(image.max(d), min[d] + random.nextInt(largest));
        }
        return new FinalInterval(min, max);
    }

    /** The plane at a position along all axes but the first two. */
    static <T> RandomAccessibleInterval<T> plane(RandomAccessibleInterval<T> image, int... at) {
        RandomAccessibleInterval<T> plane = image;
        for (int d = at.length - 1; d >= 0; d--) plane = Views.hyperSlice(plane, d + 2, at[d]);
        return plane;
    }

    /** Visits two images of the same extents pixel by pixel. */
    static <A, B> void pair(RandomAccessibleInterval<A> a, RandomAccessibleInterval<B> b, BiConsumer<A, B> visitor) {
        assertThat(b.dimensionsAsLongArray()).isEqualTo(a.dimensionsAsLongArray());
        Cursor<A> first = Views.flatIterable(a).cursor();
        Cursor<B> second = Views.flatIterable(b).cursor();
        while (first.hasNext()) visitor.accept(first.next(), second.next());
    }

    static <T extends RealType<T>> void assertClose(
            RandomAccessibleInterval<T> found, RandomAccessibleInterval<T> expected, double tolerance) {
        assertThat(difference(found, expected)).as("largest difference").isCloseTo(0, within(tolerance));
    }

    /** At least one pixel differs by more than rounding. */
    static <T extends RealType<T>> void assertDiffer(RandomAccessibleInterval<T> a, RandomAccessibleInterval<T> b) {
        assertThat(difference(a, b)).as("largest difference").isGreaterThan(1e-3);
    }

    private static <T extends RealType<T>> double difference(
            RandomAccessibleInterval<T> a, RandomAccessibleInterval<T> b) {
        double[] largest = {0};
        pair(a, b, (x, y) -> largest[0] = Math.max(largest[0], Math.abs(x.getRealDouble() - y.getRealDouble())));
        return largest[0];
    }
}
