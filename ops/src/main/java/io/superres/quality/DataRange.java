package io.superres.quality;

import io.superres.image.Plane;
import java.util.Arrays;

/** The peak that PSNR and SSIM of images above 8 bit are measured against. */
public final class DataRange {
    private DataRange() {}

    /** From the 0.1 to the 99.9 percentile of the true image; 1 if it is flat. */
    public static double of(Plane truth) {
        float[] sorted = truth.pixels().clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        double range = sorted[(int) (0.999 * last)] - sorted[(int) (0.001 * last)];
        return range > 0 ? range : 1;
    }
}
