package io.superres.method.stablesr;

import io.superres.Names;
import io.superres.image.Plane;
import java.util.Locale;

/** Gives a result the intensities of the image that it was made from, plane by plane; for any number of channels. */
public enum ColourCorrection {
    NONE {
        @Override
        public Plane of(Plane result, Plane image) {
            return result;
        }
    },
    /** Mean and standard deviation (Wang et al. 2024, equation 5). */
    ADAIN {
        @Override
        public Plane of(Plane result, Plane image) {
            double[] from = moments(result);
            double[] to = moments(image);
            double gain = to[1] / from[1];
            return result.linear(gain, to[0] - gain * from[0]);
        }
    },
    /** Everything coarser than about 32 pixels (equations 3 and 4). */
    WAVELET {
        @Override
        public Plane of(Plane result, Plane image) {
            Plane coarse = coarse(result);
            Plane wanted = coarse(image);
            float[] pixels = result.pixels().clone();
            for (int i = 0; i < pixels.length; i++) pixels[i] += wanted.pixels()[i] - coarse.pixels()[i];
            return new Plane(pixels, result.width(), result.height());
        }
    };

    /** @throws io.superres.BadInputException if the text names none */
    public static ColourCorrection parse(String text) {
        return Names.choice(values(), text, "colour correction");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final int LEVELS = 5;
    private static final double TINY = 1e-5;

    /**
     * @param result to be corrected
     * @param image enlarged to the extent of the result
     */
    public abstract Plane of(Plane result, Plane image);

    /** Mean, and standard deviation with a little added to the variance. */
    private static double[] moments(Plane plane) {
        double sum = 0;
        for (float value : plane.pixels()) sum += value;
        double mean = sum / plane.pixels().length;
        double squares = 0;
        for (float value : plane.pixels()) squares += (value - mean) * (value - mean);
        return new double[] {mean, Math.sqrt(squares / (plane.pixels().length - 1) + TINY)};
    }

    /** Five blurs by a kernel whose holes double in width; pixels beyond the border are those on it. */
    static Plane coarse(Plane plane) {
        Plane at = plane;
        for (int level = 0; level < LEVELS; level++) at = blurred(at, 1 << level);
        return at;
    }

    private static Plane blurred(Plane plane, int reach) {
        return alongLines(alongLines(plane, reach, true), reach, false);
    }

    /** A quarter, a half and a quarter. */
    private static Plane alongLines(Plane plane, int reach, boolean across) {
        int width = plane.width();
        int height = plane.height();
        float[] pixels = new float[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                double before = across ? plane.get(Math.max(0, x - reach), y) : plane.get(x, Math.max(0, y - reach));
                double after = across
                        ? plane.get(Math.min(width - 1, x + reach), y)
                        : plane.get(x, Math.min(height - 1, y + reach));
                pixels[y * width + x] = (float) (0.25 * before + 0.5 * plane.get(x, y) + 0.25 * after);
            }
        return new Plane(pixels, width, height);
    }
}
