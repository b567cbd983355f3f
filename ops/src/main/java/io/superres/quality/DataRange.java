package io.superres.quality;

import io.superres.image.Plane;

/** The peak that PSNR and SSIM of images above 8 bit are measured against. */
public final class DataRange {
    private DataRange() {}

    /** From the 0.1 to the 99.9 percentile of the true image; 1 if it is flat. */
    public static double of(Plane truth) {
        float[] ends = truth.quantiles(0.001, 0.999);
        double range = ends[1] - ends[0];
        return range > 0 ? range : 1;
    }
}
