package io.superres.image;

import java.util.function.UnaryOperator;

/**
 * Bicubic resizing with the conventions of MATLAB's {@code imresize}: cubic convolution with a = -0.5 (Keys 1981),
 * widened when shrinking (antialiasing), pixel centres aligned, borders by symmetric reflection, first along y, then
 * along x. Almost every published super-resolution result rests on it. Thread-safe.
 */
public final class BicubicResize {

    /** What happens to values between and after the two passes. */
    public enum Rounding {
        /** Nothing; for 16-bit and float images. */
        NONE(plane -> plane),
        /** To whole numbers, clamped to 0..255, as MATLAB does for 8-bit images. */
        EIGHT_BIT(Plane::toEightBit);

        private final UnaryOperator<Plane> operator;

        Rounding(UnaryOperator<Plane> operator) {
            this.operator = operator;
        }
    }

    private BicubicResize() {}

    /** Shrinks by a whole factor; extents that are no multiples of it are rounded up. */
    public static Plane shrink(Plane image, int factor, Rounding rounding) {
        return resize(
                image,
                ceilDiv(image.width(), factor),
                ceilDiv(image.height(), factor),
                1.0 / factor,
                1.0 / factor,
                rounding);
    }

    /** Enlarges by a whole factor. */
    public static Plane enlarge(Plane image, int factor, Rounding rounding) {
        return resize(image, image.width() * factor, image.height() * factor, factor, factor, rounding);
    }

    /** Resizes to any extents of at least one pixel; nothing is rounded. */
    public static Plane to(Plane image, int width, int height) {
        double scaleX = (double) width / image.width();
        double scaleY = (double) height / image.height();
        return resize(image, width, height, scaleX, scaleY, Rounding.NONE);
    }

    private static Plane resize(Plane image, int width, int height, double scaleX, double scaleY, Rounding rounding) {
        Plane tall = rounding.operator.apply(alongY(image, height, scaleY));
        return rounding.operator.apply(alongY(tall.transposed(), width, scaleX).transposed());
    }

    private static Plane alongY(Plane image, int outHeight, double scale) {
        int width = image.width();
        int height = image.height();
        Plane out = Plane.empty(width, outHeight);
        double stretch = Math.max(1, 1 / scale);
        int taps = (int) Math.ceil(4 * stretch) + 2;
        double[] sums = new double[width];
        for (int y = 0; y < outHeight; y++) {
            double centre = (y + 0.5) / scale - 0.5;
            int first = (int) Math.floor(centre - 2 * stretch);
            java.util.Arrays.fill(sums, 0);
            double total = 0;
            for (int k = 0; k < taps; k++) total += keys((centre - first - k) / stretch);
            for (int k = 0; k < taps; k++) {
                double weight = keys((centre - first - k) / stretch) / total;
                if (weight == 0) continue;
                int row = Plane.reflect(first + k, height) * width;
                for (int x = 0; x < width; x++) sums[x] += weight * image.pixels()[row + x];
            }
            for (int x = 0; x < width; x++) out.pixels()[y * width + x] = (float) sums[x];
        }
        return out;
    }

    private static int ceilDiv(int a, int b) {
        return -Math.floorDiv(-a, b);
    }

    /** The cubic convolution kernel with a = -0.5. */
    public static double keys(double x) {
        double a = Math.abs(x);
        if (a < 1) return 1.5 * a * a * a - 2.5 * a * a + 1;
        if (a < 2) return -0.5 * a * a * a + 2.5 * a * a - 4 * a + 2;
        return 0;
    }
}
