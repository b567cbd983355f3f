package io.superres.quality;

import io.superres.image.Plane;

/**
 * Gradient magnitude similarity deviation (Xue et al. 2014): how unevenly the gradients of two images differ. Both are
 * first halved in size; gradients by Prewitt filters.
 */
public final class Gmsd {
    /** The paper's constant for values 0..255. */
    private static final double STABILITY = 170;

    private Gmsd() {}

    /**
     * @param peak the range of the data, 255 for 8-bit images
     * @return 0 for equal images, larger for worse ones; NaN if an extent is below 6 pixels
     */
    public static double of(Plane result, Plane truth, double peak) {
        Plane a = MsSsim.half(result);
        Plane b = MsSsim.half(truth);
        double c = STABILITY * (peak / 255) * (peak / 255);
        int n = (a.width() - 2) * (a.height() - 2);
        if (a.width() < 3 || a.height() < 3) return Double.NaN;
        double sum = 0;
        double squares = 0;
        for (int y = 1; y < a.height() - 1; y++)
            for (int x = 1; x < a.width() - 1; x++) {
                double ga = gradient(a, x, y);
                double gb = gradient(b, x, y);
                double similarity = (2 * ga * gb + c) / (ga * ga + gb * gb + c);
                sum += similarity;
                squares += similarity * similarity;
            }
        double mean = sum / n;
        return Math.sqrt(Math.max(0, squares / n - mean * mean));
    }

    private static double gradient(Plane i, int x, int y) {
        double right = i.get(x + 1, y - 1) + i.get(x + 1, y) + i.get(x + 1, y + 1);
        double left = i.get(x - 1, y - 1) + i.get(x - 1, y) + i.get(x - 1, y + 1);
        double below = i.get(x - 1, y + 1) + i.get(x, y + 1) + i.get(x + 1, y + 1);
        double above = i.get(x - 1, y - 1) + i.get(x, y - 1) + i.get(x + 1, y - 1);
        return Math.hypot((right - left) / 3, (below - above) / 3);
    }
}
