package io.superres.quality;

import io.superres.BadInputException;
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

    /**
     * The same as two ends; the upper one is 1 above the lower if the image is flat, or the next number if that is more.
     *
     * @throws BadInputException if they are not finite numbers
     */
    public static IntensityRange around(Plane truth) {
        float[] ends = truth.quantiles(0.001, 0.999);
        double low = ends[0];
        double high = ends[1];
        if (!Double.isFinite(low) || !Double.isFinite(high))
            throw new BadInputException("the true image has pixels that are not finite numbers; it cannot be measured");
        return new IntensityRange(low, high > low ? high : Math.max(low + 1, Math.nextUp(low)));
    }
}
