package io.superres.quality;

import io.superres.image.Plane;
import java.util.List;

/** LR-PSNR as the RefVAE paper measures it, beside that of {@link Comparison}; the two cannot be compared. */
public final class Consistency {
    private Consistency() {}

    /**
     * PSNR over luma between result and truth, both reduced by bicubic interpolation without a low-pass filter (a =
     * -0.75), one pixel at the border left out.
     *
     * @param result one plane, or red, green and blue
     * @param truth as many planes of the same extent
     * @param peak the range of the data
     */
    public static double plain(List<Plane> result, List<Plane> truth, int scale, double peak) {
        return Psnr.of(luma(result, scale), luma(truth, scale), 1, peak);
    }

    private static Plane luma(List<Plane> planes, int scale) {
        return Luma.studioRange(
                planes.stream().map(plane -> PlainBicubic.shrink(plane, scale)).toList());
    }
}
