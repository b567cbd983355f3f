package io.superres.recipe.percnet;

import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.Plane;
import io.superres.quality.Psnr;
import java.util.SplittableRandom;

/**
 * A smooth random displacement of the pixels of an image, which leaves it sharp but changes it as much, by mean squared
 * error, as wanted.
 *
 * @param angle direction of the constant part
 * @param phaseX phase of the waves along x
 * @param phaseY phase of the waves along y
 */
record Displacement(double angle, double phaseX, double phaseY) {
    private static final double WAVELENGTH = 40;
    private static final double MOST = 6;
    private static final int HALVINGS = 12;

    static Displacement any(SplittableRandom random) {
        double turn = 2 * Math.PI;
        return new Displacement(turn * random.nextDouble(), turn * random.nextDouble(), turn * random.nextDouble());
    }

    /** The image displaced as far as it takes to differ that much, or as far as is sensible. */
    Scene matching(Scene image, double meanSquaredError) {
        double low = 0;
        double high = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (error(by(image, middle), image) < meanSquaredError) low = middle;
            else high = middle;
        }
        return by(image, high);
    }

    static double error(Scene a, Scene b) {
        double sum = 0;
        for (int c = 0; c < a.planes().size(); c++)
            sum += Psnr.meanSquaredError(a.planes().get(c), b.planes().get(c), 0);
        return sum / a.planes().size();
    }

    private Scene by(Scene image, double pixels) {
        return image.with(plane -> moved(plane, pixels)).clamped().stored();
    }

    private Plane moved(Plane plane, double pixels) {
        Plane out = Plane.empty(plane.width(), plane.height());
        double k = 2 * Math.PI / WAVELENGTH;
        for (int y = 0; y < out.height(); y++)
            for (int x = 0; x < out.width(); x++) {
                double dx = pixels * (Math.cos(angle) + 0.5 * Math.sin(k * y + phaseX));
                double dy = pixels * (Math.sin(angle) + 0.5 * Math.sin(k * x + phaseY));
                out.pixels()[y * out.width() + x] = sample(plane, x + dx, y + dy);
            }
        return out;
    }

    private static float sample(Plane plane, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double sum = 0;
        for (int j = -1; j <= 2; j++)
            for (int i = -1; i <= 2; i++)
                sum += BicubicResize.keys(x - x0 - i)
                        * BicubicResize.keys(y - y0 - j)
                        * plane.get(clamp(x0 + i, plane.width()), clamp(y0 + j, plane.height()));
        return (float) sum;
    }

    private static int clamp(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }
}
