package io.superres.degrade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** What the two BSRGAN degradations are put together from (Zhang et al. 2021). Every step's result is in 0..1. */
enum BsrganStep {
    /** Gaussian, of 7 to 25 pixels, round or stretched as often. */
    BLUR {
        @Override
        Scene apply(Scene image, int scale, SplittableRandom random) {
            int size = 2 * random.nextInt(2, 12) + 3;
            double widest = 4 + scale;
            Kernel kernel = random.nextBoolean()
                    ? Kernel.gaussian(
                            size,
                            new Covariance(widest * open(random), widest * open(random), Math.PI * random.nextDouble()))
                    : Kernel.fspecial(size, (2 + 0.2 * scale) * open(random));
            return image.with(kernel::convolve);
        }
    },
    /** Up to twice as large (0.2), down to half of an LR image (0.7), or as it is. */
    RESIZE {
        @Override
        Scene apply(Scene image, int scale, SplittableRandom random) {
            double kind = random.nextDouble();
            Range factor = kind > 0.8 ? new Range(1, 2) : kind < 0.7 ? new Range(0.5 / scale, 1) : new Range(1, 1);
            double f = factor.draw(random);
            return resized(image, (int) (f * image.width()), (int) (f * image.height()), random);
        }
    },
    NOISE {
        @Override
        Scene apply(Scene image, int scale, SplittableRandom random) {
            return NoiseMap.bsrgan(image, random).addedTo(image, 1);
        }
    },
    /** One time in ten. */
    SPECKLE {
        @Override
        Scene apply(Scene image, int scale, SplittableRandom random) {
            return random.nextDouble() < RARE ? NoiseMap.bsrgan(image, random).multipliedInto(image) : image;
        }
    },
    /** One time in ten. */
    SHOT_NOISE {
        @Override
        Scene apply(Scene image, int scale, SplittableRandom random) {
            return random.nextDouble() < RARE ? ShotNoise.bsrgan(image, random) : image;
        }
    },
    /** Of a quality of 30 to 95. */
    JPEG {
        @Override
        Scene apply(Scene image, int scale, SplittableRandom random) {
            return Jpeg.through(image, random.nextInt(30, 96));
        }
    };

    private static final double RARE = 0.1;

    abstract Scene apply(Scene image, int scale, SplittableRandom random);

    /** By OpenCV's rules, in one of three ways. */
    static Scene resized(Scene image, int width, int height, SplittableRandom random) {
        Interpolation way = Interpolation.any(random);
        return image.with(plane -> way.openCv(plane, width, height)).clamped();
    }

    static <T> List<T> shuffled(List<T> items, SplittableRandom random) {
        List<T> order = new ArrayList<>(items);
        for (int i = order.size() - 1; i > 0; i--) Collections.swap(order, i, random.nextInt(i + 1));
        return order;
    }

    /** Above 0 and at most 1, for widths, which cannot be 0. */
    private static double open(SplittableRandom random) {
        return 1 - random.nextDouble();
    }
}
