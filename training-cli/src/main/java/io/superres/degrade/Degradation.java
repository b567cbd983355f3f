package io.superres.degrade;

import java.util.SplittableRandom;

/** A way to make an LR image from an HR image. Thread-safe; the same random numbers give the same image. */
public interface Degradation {

    /**
     * @param hr extents are multiples of {@code scale}
     * @param scale HR pixels per LR pixel along each axis
     * @param random where everything that is left to chance comes from; used up to an unspecified point
     */
    Degraded apply(Scene hr, int scale, SplittableRandom random);

    /** HR pixels around a part of an image that its LR pixels depend on, or enough of them to hide the border. */
    default int reach(int scale) {
        return 8 * scale;
    }
}
