package io.superres.quality;

import io.superres.image.IntensityRange;
import io.superres.image.Plane;

/** The peak that PSNR and SSIM of images above 8 bit are measured against. */
public final class DataRange {
    private DataRange() {}

    /** From the 0.1 to the 99.9 percentile of the true image; 1 if it is flat. */
    public static double of(Plane truth) {
        IntensityRange range = around(truth);
        return range.high() - range.low();
    }

    /** The same as two ends; the upper one is 1 above the lower if the image is flat. */
    public static IntensityRange around(Plane truth) {
        float[] ends = truth.quantiles(0.001, 0.999);
        return new IntensityRange(ends[0], ends[1] > ends[0] ? ends[1] : ends[0] + 1.0);
    }
}
