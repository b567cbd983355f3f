package io.superres.quality;

import io.superres.image.Plane;

/**
 * Bicubic reduction as PyTorch does it by default: cubic convolution with a = -0.75, pixel centres aligned, border pixels
 * repeated, and no low-pass filter, so that fine detail is aliased.
 */
final class PlainBicubic {
    private static final double A = -0.75;
    private static final int TAPS = 4;

    private PlainBicubic() {}

    /** @param factor the extents are multiples of it */
    static Plane shrink(Plane image, int factor) {
        return alongX(alongX(image, factor).transposed(), factor).transposed();
    }

    private static Plane alongX(Plane image, int factor) {
        Plane out = Plane.empty(image.width() / factor, image.height());
        double centre = (factor - 1) / 2.0;
        int first = (int) Math.floor(centre) - 1;
        double[] weights = new double[TAPS];
        for (int k = 0; k < TAPS; k++) weights[k] = kernel(Math.abs(centre - first - k));
        for (int y = 0; y < out.height(); y++)
            for (int x = 0; x < out.width(); x++) {
                double sum = 0;
                for (int k = 0; k < TAPS; k++) {
                    int at = Math.max(0, Math.min(image.width() - 1, x * factor + first + k));
                    sum += weights[k] * image.get(at, y);
                }
                out.pixels()[y * out.width() + x] = (float) sum;
            }
        return out;
    }

    private static double kernel(double x) {
        if (x < 1) return ((A + 2) * x - (A + 3)) * x * x + 1;
        return x < 2 ? ((A * x - 5 * A) * x + 8 * A) * x - 4 * A : 0;
    }
}
