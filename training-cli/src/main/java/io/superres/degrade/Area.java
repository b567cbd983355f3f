package io.superres.degrade;

import java.util.SplittableRandom;

/** The mean over blocks of {@code scale} x {@code scale} pixels, which is what binning on a camera does. */
record Area() implements Degradation {
    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        PointSpread mean = PointSpread.box(scale);
        return new Degraded(hr, hr.with(plane -> mean.shrink(plane, scale)).stored());
    }
}
