package io.superres.quality;

import io.superres.image.Plane;

/** Peak signal-to-noise ratio. */
public final class Psnr {
    private Psnr() {}

    /**
     * {@code 10 log10(peak^2 / mean squared difference)} in dB; infinite for equal images.
     *
     * @param border pixels left out on each side
     * @param peak the range of the data, 255 for 8-bit images
     * @throws IllegalArgumentException if the extents differ or nothing is left inside the border
     */
    public static double of(Plane result, Plane truth, int border, double peak) {
        return ofError(meanSquaredError(result, truth, border), peak);
    }

    /** The same from a mean squared error, for example averaged over channels. */
    public static double ofError(double meanSquaredError, double peak) {
        return 10 * Math.log10(peak * peak / meanSquaredError);
    }

    /** Mean squared difference inside a border. */
    public static double meanSquaredError(Plane result, Plane truth, int border) {
        if (result.width() != truth.width() || result.height() != truth.height())
            throw new IllegalArgumentException("cannot compare " + result + " with " + truth);
        int right = truth.width() - border;
        int bottom = truth.height() - border;
        if (right <= border || bottom <= border)
            throw new IllegalArgumentException(truth + " has nothing inside a border of " + border);
        double sum = 0;
        for (int y = border; y < bottom; y++)
            for (int x = border; x < right; x++) {
                double d = result.get(x, y) - truth.get(x, y);
                sum += d * d;
            }
        return sum / ((double) (right - border) * (bottom - border));
    }
}
