package io.superres.recipe;

import io.superres.image.Plane;

/** How lively a plane is. */
public final class Contrast {
    private Contrast() {}

    /** Standard deviation of its values. */
    public static double of(Plane plane) {
        double sum = 0;
        double squares = 0;
        for (float value : plane.pixels()) {
            sum += value;
            squares += (double) value * value;
        }
        double n = plane.pixels().length;
        return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
    }
}
