package io.superres.tests.images;

import io.superres.image.Plane;
import java.util.Random;

/**
 * Simulated microscope images. Only strict arithmetic and Java's own generator are used, so every machine makes the
 * same pixels. Values are photons or grey levels, unrounded.
 */
final class Simulation {
    private Simulation() {}

    /** Fluorescent nuclei: soft-edged ellipses with chromatin spots on a dim background. */
    static Plane nuclei(int width, int height, int count, long seed) {
        return nuclei(width, height, count, seed, 0);
    }

    /**
     * The same nuclei at another time.
     *
     * @param drift standard deviation of how far each has moved along each axis, in pixels
     */
    static Plane nuclei(int width, int height, int count, long seed, double drift) {
        Random random = new Random(seed);
        Random motion = new Random(seed + 1);
        Plane image = Plane.empty(width, height);
        java.util.Arrays.fill(image.pixels(), 180);
        for (int n = 0; n < count; n++) {
            double cx = random.nextDouble() * width + drift * motion.nextGaussian();
            double cy = random.nextDouble() * height + drift * motion.nextGaussian();
            double a = 16 + 10 * random.nextDouble();
            double b = a * (0.6 + 0.35 * random.nextDouble());
            double angle = StrictMath.PI * random.nextDouble();
            double brightness = 900 + 1600 * random.nextDouble();
            double[][] spots = spots(random, a);
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            for (int y = (int) Math.max(0, cy - 30); y < Math.min(height, cy + 30); y++)
                for (int x = (int) Math.max(0, cx - 30); x < Math.min(width, cx + 30); x++) {
                    double u = ((x - cx) * cos + (y - cy) * sin) / a;
                    double v = ((y - cy) * cos - (x - cx) * sin) / b;
                    double edge = sigmoid((1 - StrictMath.sqrt(u * u + v * v)) * 9);
                    double texture = texture(spots, x - cx, y - cy);
                    image.pixels()[y * width + x] += (float) (brightness * edge * (1 + texture));
                }
        }
        return blur(image, 0.8);
    }

    /** Chromatin: bright and dark spots, each as (x, y, sigma, amplitude) relative to the middle of its nucleus. */
    private static double[][] spots(Random random, double radius) {
        double[][] spots = new double[40][];
        for (int i = 0; i < spots.length; i++)
            spots[i] = new double[] {
                radius * (2 * random.nextDouble() - 1),
                radius * (2 * random.nextDouble() - 1),
                1.2 + 2 * random.nextDouble(),
                0.9 * random.nextDouble() - 0.35
            };
        return spots;
    }

    private static double texture(double[][] spots, double x, double y) {
        double sum = 0;
        for (double[] s : spots) {
            double dx = x - s[0];
            double dy = y - s[1];
            sum += s[3] * StrictMath.exp(-(dx * dx + dy * dy) / (2 * s[2] * s[2]));
        }
        return Math.max(-0.7, sum);
    }

    /** Filaments: random smooth curves of equal brightness, like labelled microtubules. */
    static Plane filaments(int width, int height, int count, long seed) {
        Random random = new Random(seed);
        Plane image = Plane.empty(width, height);
        for (int n = 0; n < count; n++) {
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * height;
            double direction = 2 * StrictMath.PI * random.nextDouble();
            double bend = 0;
            for (int step = 0; step < 4 * width; step++) {
                bend = 0.98 * bend + 0.0008 * random.nextGaussian();
                direction += bend;
                x += 0.25 * StrictMath.cos(direction);
                y += 0.25 * StrictMath.sin(direction);
                if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) break;
                splat(image, x, y, 60);
            }
        }
        Plane soft = blur(image, 1.1);
        return soft.linear(1, 12);
    }

    /** A resolution target: a star whose spokes narrow towards the middle, and groups of bars. */
    static Plane target(int extent) {
        Plane image = Plane.empty(extent, extent);
        double centre = (extent - 1) / 2.0;
        int samples = 4;
        for (int y = 0; y < extent; y++)
            for (int x = 0; x < extent; x++) {
                int bright = 0;
                for (int s = 0; s < samples * samples; s++) {
                    double u = x + (s % samples + 0.5) / samples - 0.5;
                    double v = y + (s / samples + 0.5) / samples - 0.5;
                    if (isBright(u, v, centre, extent)) bright++;
                }
                image.pixels()[y * extent + x] = 30 + 195f * bright / (samples * samples);
            }
        return image;
    }

    private static boolean isBright(double x, double y, double centre, int extent) {
        double dx = x - centre;
        double dy = y - centre;
        double radius = StrictMath.sqrt(dx * dx + dy * dy);
        if (radius < 0.36 * extent) return StrictMath.sin(36 * StrictMath.atan2(dy, dx)) > 0;
        int margin = extent / 16;
        double period = 3 + Math.floor(x / (extent / 6.0)) * 1.5;
        if (y < margin || y > extent - margin) return Math.floorMod((long) Math.floor(2 * x / period), 2L) == 0;
        return false;
    }

    private static void splat(Plane image, double x, double y, double amount) {
        int x0 = (int) x;
        int y0 = (int) y;
        for (int dy = 0; dy < 2; dy++)
            for (int dx = 0; dx < 2; dx++) {
                double weight = Math.abs(1 - dx - (x - x0)) * Math.abs(1 - dy - (y - y0));
                image.pixels()[(y0 + dy) * image.width() + x0 + dx] += (float) (amount * weight);
            }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** Gaussian blur with repeated edge pixels. */
    private static Plane blur(Plane image, double sigma) {
        int radius = (int) Math.ceil(4 * sigma);
        double[] kernel = new double[2 * radius + 1];
        double total = 0;
        for (int k = -radius; k <= radius; k++)
            total += kernel[k + radius] = StrictMath.exp(-k * k / (2 * sigma * sigma));
        Plane rows = Plane.empty(image.width(), image.height());
        Plane out = Plane.empty(image.width(), image.height());
        for (int y = 0; y < image.height(); y++)
            for (int x = 0; x < image.width(); x++) {
                double sum = 0;
                for (int k = -radius; k <= radius; k++)
                    sum += kernel[k + radius] / total * image.get(clamp(x + k, image.width()), y);
                rows.pixels()[y * image.width() + x] = (float) sum;
            }
        for (int y = 0; y < image.height(); y++)
            for (int x = 0; x < image.width(); x++) {
                double sum = 0;
                for (int k = -radius; k <= radius; k++)
                    sum += kernel[k + radius] / total * rows.get(x, clamp(y + k, image.height()));
                out.pixels()[y * image.width() + x] = (float) sum;
            }
        return out;
    }

    private static int clamp(int i, int size) {
        return Math.max(0, Math.min(size - 1, i));
    }
}
