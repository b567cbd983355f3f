package io.superres.degrade;

import io.superres.image.Plane;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How the pixels of an axis are made from those of another: pixel {@code i} is the sum of {@code weights[i][k]} times pixel
 * {@code first[i] + k}.
 *
 * @param weights of each pixel sum to 1
 */
record Resampling(int[] first, double[][] weights) {
    /** Sharpness of the cubic kernel, as in PyTorch and OpenCV. */
    private static final double A = -0.75;

    /** Parts of a pixel that are only there because of rounding. */
    private static final double NOTHING = 1e-9;

    /**
     * Linear interpolation without antialiasing.
     *
     * @param step pixels of the old axis per pixel of the new one; pixel i lies at {@code (i + 0.5) step - 0.5}
     */
    static Resampling linear(int from, int to, double step) {
        return interpolation(from, to, step, 2, x -> 1 - Math.abs(x));
    }

    /**
     * Cubic convolution with a = -0.75, without antialiasing.
     *
     * @see #linear
     */
    static Resampling cubic(int from, int to, double step) {
        return interpolation(
                from,
                to,
                step,
                4,
                x -> Math.abs(x) <= 1
                        ? ((A + 2) * Math.abs(x) - (A + 3)) * x * x + 1
                        : ((A * Math.abs(x) - 5 * A) * Math.abs(x) + 8 * A) * Math.abs(x) - 4 * A);
    }

    private static Resampling interpolation(int from, int to, double step, int taps, DoubleUnaryOperator kernel) {
        Resampling result = new Resampling(new int[to], new double[to][]);
        for (int i = 0; i < to; i++) {
            double at = (i + 0.5) * step - 0.5;
            int start = (int) Math.floor(at) - taps / 2 + 1;
            int low = clamp(start, from);
            double[] weights = new double[clamp(start + taps - 1, from) - low + 1];
            for (int k = 0; k < taps; k++)
                weights[clamp(start + k, from) - low] += kernel.applyAsDouble(at - start - k);
            result.set(i, low, weights);
        }
        return result;
    }

    /** The plain mean of all old pixels that the new one touches: PyTorch's adaptive average pooling. */
    static Resampling adaptiveMean(int from, int to) {
        Resampling result = new Resampling(new int[to], new double[to][]);
        for (int i = 0; i < to; i++) {
            int low = (int) ((long) i * from / to);
            int high = (int) (((long) (i + 1) * from + to - 1) / to);
            double[] weights = new double[high - low];
            Arrays.fill(weights, 1.0 / weights.length);
            result.set(i, low, weights);
        }
        return result;
    }

    /**
     * The mean over the new pixel's area, every old pixel counting by the part of it inside: OpenCV's {@code INTER_AREA}
     * when it shrinks.
     */
    static Resampling exactMean(int from, int to) {
        double step = (double) from / to;
        Resampling result = new Resampling(new int[to], new double[to][]);
        for (int i = 0; i < to; i++) {
            int low = (int) Math.floor(i * step + NOTHING);
            int high = Math.min(from, (int) Math.ceil((i + 1) * step - NOTHING));
            double[] weights = new double[high - low];
            for (int k = 0; k < weights.length; k++)
                weights[k] = (Math.min(low + k + 1, (i + 1) * step) - Math.max(low + k, i * step)) / step;
            result.set(i, low, weights);
        }
        return result;
    }

    /** OpenCV's {@code INTER_AREA} when it enlarges: old pixels stay flat, and are blended where a new one spans two. */
    static Resampling flat(int from, int to) {
        double step = (double) from / to;
        Resampling result = new Resampling(new int[to], new double[to][]);
        for (int i = 0; i < to; i++) {
            int low = clamp((int) Math.floor(i * step + NOTHING), from);
            double beyond = (i + 1) - (low + 1) / step;
            double second = low == from - 1 || beyond <= NOTHING ? 0 : beyond - Math.floor(beyond);
            result.set(i, low, second == 0 ? new double[] {1} : new double[] {1 - second, second});
        }
        return result;
    }

    private void set(int i, int low, double[] weightsOfPixel) {
        first[i] = low;
        weights[i] = weightsOfPixel;
    }

    private static int clamp(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }

    /** Resizes both axes of an image, each in its own way. */
    static Plane apply(Plane image, Resampling alongX, Resampling alongY) {
        int width = alongX.first.length;
        Plane wide = Plane.empty(width, image.height());
        for (int y = 0; y < image.height(); y++)
            for (int x = 0; x < width; x++) {
                double sum = 0;
                int at = y * image.width() + alongX.first[x];
                for (double weight : alongX.weights[x]) sum += weight * image.pixels()[at++];
                wide.pixels()[y * width + x] = (float) sum;
            }
        int height = alongY.first.length;
        Plane out = Plane.empty(width, height);
        double[] sums = new double[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            int at = alongY.first[y] * width;
            for (double weight : alongY.weights[y]) {
                for (int x = 0; x < width; x++) sums[x] += weight * wide.pixels()[at + x];
                at += width;
            }
            for (int x = 0; x < width; x++) out.pixels()[y * width + x] = (float) sums[x];
        }
        return out;
    }
}
