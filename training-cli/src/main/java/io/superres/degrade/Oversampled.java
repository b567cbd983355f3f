package io.superres.degrade;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Images with more pixels than detail, as most from a microscope are: the HR image is blurred first, and that is also the
 * truth. A network that never meets any takes every soft LR image for one that was blurred on the way, and sharpens it
 * beyond the truth.
 *
 * @param least smallest standard deviation of the blur in LR pixels
 * @param most largest one; drawn uniformly in between
 * @param onward what makes the LR image
 */
record Oversampled(double least, double most, Degradation onward) implements Degradation {

    /** Softened by 0.2 to 1.3 LR pixels, then shrunk by bicubic interpolation as often as by binning. */
    static Oversampled any() {
        return new Oversampled(
                0.4, 1.4, new Mixture(List.of(new Mixture.Part(new Bicubic(), 1), new Mixture.Part(new Area(), 1))));
    }

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        double sigma = (least + (most - least) * random.nextDouble()) * scale;
        PointSpread blur = PointSpread.gaussian(sigma, 1);
        return onward.apply(hr.with(plane -> blur.shrink(plane, 1)).stored(), scale, random);
    }

    @Override
    public int reach(int scale) {
        return onward.reach(scale) + (int) Math.ceil(3 * most * scale);
    }
}
