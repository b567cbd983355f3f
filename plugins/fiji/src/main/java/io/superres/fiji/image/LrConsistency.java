package io.superres.fiji.image;

import ij.ImagePlus;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.image.Selection;
import io.superres.quality.Psnr;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** How well a result, reduced again, agrees with what it was made from. */
final class LrConsistency {
    private LrConsistency() {}

    /**
     * LR-PSNR in dB over all planes: the result is reduced by bicubic interpolation with a low-pass filter; the peak is
     * the intensity range of the channel.
     *
     * @param lr what was enlarged, with the axes of {@link ImagePlusImg}
     * @param part of it that was enlarged
     * @param result of that part
     * @param ranges of the channels, or one for all
     */
    @SuppressWarnings("unchecked")
    static <T extends RealType<T>> double of(
            RandomAccessibleInterval<?> lr, Selection part, ImagePlus result, int scale, List<IntensityRange> ranges) {
        RandomAccessibleInterval<T> small = cropped((RandomAccessibleInterval<T>) lr, part);
        RandomAccessibleInterval<T> large = (RandomAccessibleInterval<T>) ImagePlusImg.wrap(result);
        double sum = 0;
        int planes = result.getStackSize() * (ImagePlusImg.isRgb(result) ? 3 : 1);
        int channels = (int) large.dimension(ImagePlusImg.CHANNEL_AXIS);
        for (int i = 0; i < planes; i++) {
            IntensityRange range = ranges.get(i % channels % ranges.size());
            Plane reduced = BicubicResize.shrink(range.plane(plane(large, i)), scale, Rounding.NONE);
            sum += Psnr.meanSquaredError(reduced, range.plane(plane(small, i)), 0);
        }
        return Psnr.ofError(sum / planes, 1);
    }

    private static <T> RandomAccessibleInterval<T> cropped(RandomAccessibleInterval<T> lr, Selection part) {
        long[] min = lr.minAsLongArray();
        long[] max = lr.maxAsLongArray();
        min[0] += part.x();
        min[1] += part.y();
        max[0] = min[0] + part.width() - 1;
        max[1] = min[1] + part.height() - 1;
        return Views.interval(lr, new FinalInterval(min, max));
    }

    /** The planes in the order of a stack. */
    private static <T> RandomAccessibleInterval<T> plane(RandomAccessibleInterval<T> image, int index) {
        RandomAccessibleInterval<T> rest = image;
        long left = index;
        while (rest.numDimensions() > 2) {
            long extent = rest.dimension(2);
            rest = Views.hyperSlice(rest, 2, rest.min(2) + left % extent);
            left /= extent;
        }
        return rest;
    }
}
