package io.superres.quality;

import io.superres.image.Plane;

/**
 * Structural similarity (Wang et al. 2004): Gaussian window 11x11 with sigma 1.5, only where the window fits,
 * C1 = (0.01 L)^2, C2 = (0.03 L)^2.
 */
public final class Ssim {
    private static final int SIZE = 11;
    private static final double[] WINDOW = window(1.5);

    private Ssim() {}

    /**
     * @param border pixels left out on each side
     * @param peak the range of the data L, 255 for 8-bit images
     * @return mean similarity, at most 1; NaN if the window fits nowhere
     */
    public static double of(Plane result, Plane truth, int border, double peak) {
        return parts(result, truth, border, peak).similarity();
    }

    /**
     * @param similarity mean of luminance times contrast and structure
     * @param structure mean of contrast and structure alone
     */
    record Parts(double similarity, double structure) {}

    /** See {@link #of}. */
    static Parts parts(Plane result, Plane truth, int border, double peak) {
        int width = truth.width() - 2 * border;
        int height = truth.height() - 2 * border;
        if (result.width() != truth.width() || result.height() != truth.height())
            throw new IllegalArgumentException("cannot compare " + result + " with " + truth);
        if (width < SIZE || height < SIZE) return new Parts(Double.NaN, Double.NaN);
        double[] a = inside(result, border, width, height);
        double[] b = inside(truth, border, width, height);
        double[] meanA = blur(a, width, height);
        double[] meanB = blur(b, width, height);
        double[] squareA = blur(product(a, a), width, height);
        double[] squareB = blur(product(b, b), width, height);
        double[] cross = blur(product(a, b), width, height);
        double c1 = Math.pow(0.01 * peak, 2);
        double c2 = Math.pow(0.03 * peak, 2);
        double similarity = 0;
        double structure = 0;
        for (int i = 0; i < meanA.length; i++) {
            double ma = meanA[i];
            double mb = meanB[i];
            double variances = squareA[i] - ma * ma + squareB[i] - mb * mb;
            double covariance = cross[i] - ma * mb;
            double structureHere = (2 * covariance + c2) / (variances + c2);
            structure += structureHere;
            similarity += (2 * ma * mb + c1) / (ma * ma + mb * mb + c1) * structureHere;
        }
        return new Parts(similarity / meanA.length, structure / meanA.length);
    }

    private static double[] inside(Plane image, int border, int width, int height) {
        double[] values = new double[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) values[y * width + x] = image.get(x + border, y + border);
        return values;
    }

    private static double[] product(double[] a, double[] b) {
        double[] products = new double[a.length];
        for (int i = 0; i < a.length; i++) products[i] = a[i] * b[i];
        return products;
    }

    /** Windowed means at the positions where the window fits. */
    private static double[] blur(double[] image, int width, int height) {
        int w = width - SIZE + 1;
        int h = height - SIZE + 1;
        double[] rows = new double[w * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < w; x++) {
                double sum = 0;
                for (int k = 0; k < SIZE; k++) sum += WINDOW[k] * image[y * width + x + k];
                rows[y * w + x] = sum;
            }
        double[] blurred = new double[w * h];
        for (int y = 0; y < h; y++)
            for (int x = 0; x < w; x++) {
                double sum = 0;
                for (int k = 0; k < SIZE; k++) sum += WINDOW[k] * rows[(y + k) * w + x];
                blurred[y * w + x] = sum;
            }
        return blurred;
    }

    private static double[] window(double sigma) {
        double[] window = new double[SIZE];
        double total = 0;
        for (int k = 0; k < SIZE; k++) {
            window[k] = Math.exp(-Math.pow(k - SIZE / 2, 2) / (2 * sigma * sigma));
            total += window[k];
        }
        for (int k = 0; k < SIZE; k++) window[k] /= total;
        return window;
    }
}
