package io.superres.ops;

import io.superres.BadInputException;
import io.superres.image.Plane;
import io.superres.quality.DataRange;
import io.superres.quality.Gmsd;
import io.superres.quality.MsSsim;
import io.superres.quality.Psnr;
import io.superres.quality.Ssim;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

/**
 * Measures of a result against the truth, as ops. Images are two-dimensional and grey. The peak is 255 for 8-bit images
 * and the distance from the 0.1 to the 99.9 percentile of the truth for all others, unless it is given.
 */
public final class QualityOps {
    private static final double EIGHT_BIT_PEAK = 255;

    private QualityOps() {}

    /**
     * Peak signal-to-noise ratio.
     *
     * <pre>{@code
     * double dB = (Double) ops.op("sr.psnr").input(hr, truth, 4).apply();
     * }</pre>
     *
     * @param result image that was made
     * @param truth image that it should be, of the same extents
     * @param border pixels left out on each side, by convention the scale; 0 if left out (nullable)
     * @param peak range of the data; see the class (nullable)
     * @return in dB; infinite for equal images
     * @throws BadInputException if the extents differ, or nothing is left inside the border
     * @implNote op names='sr.psnr'
     */
    public static <R extends RealType<R>, T extends RealType<T>> Double psnr(
            RandomAccessibleInterval<R> result, RandomAccessibleInterval<T> truth, Integer border, Double peak) {
        int margin = border == null ? 0 : border;
        Plane made = PlaneValues.of(result);
        Plane real = truth(truth, made, margin);
        return Psnr.of(made, real, margin, peak == null ? peak(truth, real) : peak);
    }

    /**
     * Structural similarity, see {@link Ssim}.
     *
     * <pre>{@code
     * double similarity = (Double) ops.op("sr.ssim").input(hr, truth, 4).apply();
     * }</pre>
     *
     * @param result image that was made
     * @param truth image that it should be, of the same extents
     * @param border pixels left out on each side, by convention the scale; 0 if left out (nullable)
     * @param peak range of the data; see the class (nullable)
     * @return at most 1; NaN if fewer than 11 pixels are left along an axis
     * @throws BadInputException if the extents differ, or nothing is left inside the border
     * @implNote op names='sr.ssim'
     */
    public static <R extends RealType<R>, T extends RealType<T>> Double ssim(
            RandomAccessibleInterval<R> result, RandomAccessibleInterval<T> truth, Integer border, Double peak) {
        int margin = border == null ? 0 : border;
        Plane made = PlaneValues.of(result);
        Plane real = truth(truth, made, margin);
        return Ssim.of(made, real, margin, peak == null ? peak(truth, real) : peak);
    }

    /**
     * Multi-scale structural similarity, see {@link MsSsim}.
     *
     * @param result image that was made
     * @param truth image that it should be, of the same extents
     * @param peak range of the data; see the class (nullable)
     * @return from 0 to 1; NaN if an extent is below 11 pixels
     * @throws BadInputException if the extents differ
     * @implNote op names='sr.msSsim'
     */
    public static <R extends RealType<R>, T extends RealType<T>> Double msSsim(
            RandomAccessibleInterval<R> result, RandomAccessibleInterval<T> truth, Double peak) {
        Plane made = PlaneValues.of(result);
        Plane real = truth(truth, made, 0);
        return MsSsim.of(made, real, peak == null ? peak(truth, real) : peak);
    }

    /**
     * Gradient magnitude similarity deviation, see {@link Gmsd}.
     *
     * @param result image that was made
     * @param truth image that it should be, of the same extents
     * @param peak range of the data; see the class (nullable)
     * @return 0 for equal images, larger for worse ones; NaN if an extent is below 6 pixels
     * @throws BadInputException if the extents differ
     * @implNote op names='sr.gmsd'
     */
    public static <R extends RealType<R>, T extends RealType<T>> Double gmsd(
            RandomAccessibleInterval<R> result, RandomAccessibleInterval<T> truth, Double peak) {
        Plane made = PlaneValues.of(result);
        Plane real = truth(truth, made, 0);
        return Gmsd.of(made, real, peak == null ? peak(truth, real) : peak);
    }

    private static Plane truth(RandomAccessibleInterval<? extends RealType<?>> image, Plane made, int border) {
        Plane truth = PlaneValues.of(image);
        if (truth.width() != made.width() || truth.height() != made.height())
            throw new BadInputException("the result has " + made.width() + " x " + made.height() + " pixels, the truth "
                    + truth.width() + " x " + truth.height() + "; give images of one size");
        if (border < 0 || Math.min(truth.width(), truth.height()) <= 2 * border)
            throw new BadInputException("a border of " + border + " leaves nothing of " + truth.width() + " x "
                    + truth.height() + " pixels");
        return truth;
    }

    private static double peak(RandomAccessibleInterval<? extends RealType<?>> image, Plane truth) {
        RealType<?> type = image.getType();
        return type instanceof IntegerType && type.getBitsPerPixel() <= 8 ? EIGHT_BIT_PEAK : DataRange.of(truth);
    }
}
