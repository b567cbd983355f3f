package io.superres.quality;

import io.superres.image.Plane;

/** How sharp an image is, without knowing the truth; noise counts as sharpness. */
public final class Sharpness {
    private Sharpness() {}

    /** The mean absolute difference between a pixel and the mean of its four neighbours; 0 if no pixel has four. */
    public static double of(Plane plane) {
        double sum = 0;
        for (int y = 1; y < plane.height() - 1; y++)
            for (int x = 1; x < plane.width() - 1; x++) {
                double around =
                        plane.get(x - 1, y) + plane.get(x + 1, y) + (double) plane.get(x, y - 1) + plane.get(x, y + 1);
                sum += Math.abs(plane.get(x, y) - around / 4);
            }
        long pixels = Math.max(0, plane.width() - 2L) * Math.max(0, plane.height() - 2L);
        return pixels == 0 ? 0 : sum / pixels;
    }
}
