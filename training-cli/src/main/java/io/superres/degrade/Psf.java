package io.superres.degrade;

import io.superres.BadInputException;
import java.util.SplittableRandom;

/**
 * Blur by a Gaussian point spread function, sampled at the centres of the LR pixels, without noise.
 *
 * @param least smallest standard deviation, as a multiple of {@code perScale ? scale : 1} HR pixels
 * @param most largest one; drawn uniformly in between
 */
record Psf(double least, double most, boolean perScale) implements Degradation {

    /** 0.4 to 0.8 LR pixels: at a scale of 2 that is 0.8 to 1.6 HR pixels, at 4 it is 1.6 to 3.2. */
    static Psf any() {
        return new Psf(0.4, 0.8, true);
    }

    /**
     * @param sigma standard deviation in HR pixels
     * @throws BadInputException if it is not between 0 and 50
     */
    static Psf of(double sigma) {
        if (!(sigma > 0 && sigma <= 50))
            throw new BadInputException("the width of the point spread function must be above 0 and at most 50 pixels");
        return new Psf(sigma, sigma, false);
    }

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        double sigma = (least + (most - least) * random.nextDouble()) * (perScale ? scale : 1);
        PointSpread blur = PointSpread.gaussian(sigma, scale);
        return new Degraded(hr, hr.with(plane -> blur.shrink(plane, scale)).stored());
    }

    @Override
    public int reach(int scale) {
        return (int) Math.ceil(4 * most * (perScale ? scale : 1)) + scale;
    }
}
