package io.superres.degrade;

import io.superres.image.BicubicResize;
import io.superres.image.Plane;
import java.util.SplittableRandom;

/**
 * Damage of one kind and adjustable strength that leaves an image its size. Results are limited to 0..1, and those of
 * 8-bit images rounded. Thread-safe; the same random numbers give the same image.
 */
public enum Family {
    /** Gaussian blur; severity is its standard deviation in pixels, 0 or more. */
    BLUR {
        @Override
        Scene damage(Scene image, double sigma, SplittableRandom random) {
            PointSpread blur = PointSpread.gaussian(sigma, 1);
            return image.with(plane -> blur.shrink(plane, 1));
        }
    },
    /** Normal noise, different in each plane; severity is its standard deviation, where 1 is white, 0 or more. */
    NOISE {
        @Override
        Scene damage(Scene image, double sigma, SplittableRandom random) {
            return NoiseMap.perPlane(image, sigma, random).addedTo(image, 1);
        }
    },
    /** Through a JPEG file; severity is the quality, 1 (worst) to 100, rounded to a whole number. */
    JPEG {
        @Override
        Scene damage(Scene image, double quality, SplittableRandom random) {
            return Jpeg.through(image, (int) Math.rint(quality));
        }
    },
    /**
     * Bicubic interpolation to a smaller size and back; severity is the factor between the sizes, 1 or more, not
     * necessarily whole.
     */
    DOWNSCALE {
        @Override
        Scene damage(Scene image, double factor, SplittableRandom random) {
            int width = Math.max(1, (int) Math.rint(image.width() / factor));
            int height = Math.max(1, (int) Math.rint(image.height() / factor));
            return image.with(plane -> {
                Plane small = BicubicResize.to(plane, width, height);
                return BicubicResize.to(small, plane.width(), plane.height());
            });
        }
    },
    /**
     * An ideal low pass, which leaves ringing at edges; severity is its cutoff in radians per pixel, from pi / 3 (worst)
     * to pi.
     */
    SINC {
        @Override
        Scene damage(Scene image, double cutoff, SplittableRandom random) {
            Kernel kernel = Kernel.sinc(SINC_SIZE, cutoff);
            return image.with(kernel::correlate);
        }
    };

    private static final int SINC_SIZE = 21;

    abstract Scene damage(Scene image, double severity, SplittableRandom random);

    /**
     * @param image of any size
     * @param severity see the constants; its meaning and range depend on the family
     * @param random where noise comes from; the other families do not draw from it
     * @throws IllegalArgumentException if the severity is outside the family's range
     */
    public Scene apply(Scene image, double severity, SplittableRandom random) {
        boolean possible =
                switch (this) {
                    case BLUR, NOISE -> severity >= 0 && severity <= 1000;
                    case SINC -> severity >= Math.PI / 3 - 1e-9 && severity <= Math.PI + 1e-9;
                    case JPEG -> severity >= 1 && severity <= 100;
                    case DOWNSCALE -> severity >= 1 && severity <= 1000;
                };
        if (!possible) throw new IllegalArgumentException(this + " cannot have the severity " + severity);
        return damage(image, severity, random).clamped().stored();
    }
}
