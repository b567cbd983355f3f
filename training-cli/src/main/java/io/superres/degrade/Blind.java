package io.superres.degrade;

import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import java.util.SplittableRandom;

/**
 * One fixed kind of bad picture, for comparisons: blur of a standard deviation of one HR pixel, bicubic reduction, normal
 * noise of 10 levels of 255 in each plane, JPEG of quality 60.
 */
record Blind() implements Degradation {
    private static final int KERNEL = 9;
    private static final double BLUR = 1;
    private static final double NOISE = 10 / 255.0;
    private static final int QUALITY = 60;

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        Kernel kernel = Kernel.fspecial(KERNEL, BLUR);
        Scene small = hr.clamped()
                .with(kernel::convolve)
                .with(plane -> BicubicResize.shrink(plane, scale, Rounding.NONE))
                .clamped();
        Scene noisy = NoiseMap.perPlane(small, NOISE, random).addedTo(small, 1);
        return new Degraded(hr, Jpeg.through(noisy, QUALITY));
    }
}
