package io.superres.degrade;

import io.superres.image.Plane;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * A two-dimensional filter with an odd number of rows and columns.
 *
 * @param weights row by row; those of all factories sum to 1
 */
record Kernel(int width, int height, double[] weights) {

    /** exp(-q / 2), where q is the squared distance in standard deviations. */
    static Kernel gaussian(int size, Covariance shape) {
        return generalised(size, shape, 1);
    }

    /** exp(-q^beta / 2): flatter than a Gaussian above a beta of 1, pointed below. */
    static Kernel generalised(int size, Covariance shape, double beta) {
        return of(size, size, (x, y) -> Math.exp(-0.5 * Math.pow(shape.distance(x, y), beta)));
    }

    /** 1 / (1 + q^beta). */
    static Kernel plateau(int size, Covariance shape, double beta) {
        return of(size, size, (x, y) -> 1 / (1 + Math.pow(shape.distance(x, y), beta)));
    }

    /**
     * An ideal circular low-pass filter, cut off at the edge of the kernel: c J1(c r) / (2 pi r).
     *
     * @param cutoff in radians per pixel, at most pi
     */
    static Kernel sinc(int size, double cutoff) {
        return of(size, size, (x, y) -> {
            double r = Math.hypot(x, y);
            return r == 0 ? cutoff * cutoff / (4 * Math.PI) : cutoff * Bessel.j1(cutoff * r) / (2 * Math.PI * r);
        });
    }

    /** MATLAB's {@code fspecial('gaussian')}: weights below the rounding error of the largest one are 0. */
    static Kernel fspecial(int size, double sigma) {
        Covariance shape = Covariance.isotropic(sigma);
        return of(size, size, (x, y) -> {
            double weight = Math.exp(-0.5 * shape.distance(x, y));
            return weight < Math.ulp(1.0) ? 0 : weight;
        });
    }

    /** A row of Gaussian weights. */
    static Kernel row(int size, double sigma) {
        return of(size, 1, (x, y) -> Math.exp(-0.5 * x * x / (sigma * sigma)));
    }

    private static Kernel of(int width, int height, DoubleBinaryOperator weight) {
        double[] weights = new double[width * height];
        for (int i = 0; i < weights.length; i++)
            weights[i] = weight.applyAsDouble(i % width - (width - 1) / 2, i / width - (height - 1) / 2);
        return new Kernel(width, height, weights).normalised();
    }

    private Kernel normalised() {
        double total = Arrays.stream(weights).sum();
        return new Kernel(
                width, height, Arrays.stream(weights).map(w -> w / total).toArray());
    }

    double get(int x, int y) {
        return weights[y * width + x];
    }

    Kernel transposed() {
        double[] turned = new double[weights.length];
        for (int i = 0; i < turned.length; i++) turned[i] = get(i / height, i % height);
        return new Kernel(height, width, turned);
    }

    /**
     * The same kernel with its centre moved by {@code shift} pixels to the left and up, interpolated linearly; beyond its
     * edge the edge is repeated.
     */
    Kernel shifted(double shift) {
        double[] moved = new double[weights.length];
        for (int i = 0; i < moved.length; i++) {
            double x = Math.min(width - 1, i % width + shift);
            double y = Math.min(height - 1, i / width + shift);
            int x0 = Math.min((int) x, Math.max(0, width - 2));
            int y0 = Math.min((int) y, Math.max(0, height - 2));
            double u = x - x0;
            double v = y - y0;
            moved[i] = (1 - v) * ((1 - u) * get(x0, y0) + u * get(x0 + 1, y0))
                    + v * ((1 - u) * get(x0, y0 + 1) + u * get(x0 + 1, y0 + 1));
        }
        return new Kernel(width, height, moved).normalised();
    }

    /** Convolution; the border is reflected without repeating the edge pixel. */
    Plane convolve(Plane image) {
        double[] flipped = new double[weights.length];
        for (int i = 0; i < flipped.length; i++) flipped[i] = weights[weights.length - 1 - i];
        return new Kernel(width, height, flipped).correlate(image);
    }

    /** Correlation: the kernel is not flipped. The border is reflected without repeating the edge pixel. */
    Plane correlate(Plane image) {
        Plane wide = reflected(image);
        Plane out = Plane.empty(image.width(), image.height());
        for (int y = 0; y < image.height(); y++) for (int row = 0; row < height; row++) addRow(row, wide, y, out);
        return out;
    }

    /** Adds what one row of the kernel contributes to one row of the result; four weights at a time, for speed. */
    private void addRow(int row, Plane wide, int y, Plane out) {
        float[] in = wide.pixels();
        float[] sums = out.pixels();
        int to = y * out.width();
        int k = 0;
        for (; k + 3 < width; k += 4) {
            float a = (float) get(k, row);
            float b = (float) get(k + 1, row);
            float c = (float) get(k + 2, row);
            float d = (float) get(k + 3, row);
            int from = (y + row) * wide.width() + k;
            for (int x = 0; x < out.width(); x++)
                sums[to + x] += a * in[from + x] + b * in[from + x + 1] + c * in[from + x + 2] + d * in[from + x + 3];
        }
        for (; k < width; k++) {
            float a = (float) get(k, row);
            int from = (y + row) * wide.width() + k;
            for (int x = 0; x < out.width(); x++) sums[to + x] += a * in[from + x];
        }
    }

    private Plane reflected(Plane image) {
        int left = width / 2;
        int top = height / 2;
        Plane wide = Plane.empty(image.width() + 2 * left, image.height() + 2 * top);
        for (int y = 0; y < wide.height(); y++) {
            int from = mirror(y - top, image.height()) * image.width();
            for (int x = 0; x < wide.width(); x++)
                wide.pixels()[y * wide.width() + x] = image.pixels()[from + mirror(x - left, image.width())];
        }
        return wide;
    }

    private static int mirror(int index, int size) {
        if (size == 1) return 0;
        int folded = Math.floorMod(index, 2 * (size - 1));
        return folded < size ? folded : 2 * (size - 1) - folded;
    }
}
