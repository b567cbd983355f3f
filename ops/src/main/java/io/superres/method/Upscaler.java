package io.superres.method;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.tile.Seams;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/**
 * Enlarges images of two and more dimensions plane by plane. Axes 0 and 1 are x and y.
 *
 * <pre>{@code
 * try (SuperResolver sr = SingleImage.open(model, TileSettings.standard())) {
 *     Img<UnsignedShortType> hr = Upscaler.of(sr).upscale(lr, Progress.NONE).image();
 * }
 * }</pre>
 *
 * @param resolver what enlarges
 * @param range how pixel values are mapped
 * @param preserving whether every LR pixel shall be the mean of its HR pixels
 * @param channelAxis the axis of the channels, each of which has a range of its own; -1 if there is none
 * @param colour whether the channels are red, green and blue of one picture, which go together
 */
public record Upscaler(SuperResolver resolver, RangeChoice range, boolean preserving, int channelAxis, boolean colour) {

    /** For images without channels, with automatic range. */
    public static Upscaler of(SuperResolver resolver) {
        return new Upscaler(resolver, RangeChoice.AUTO, false, -1, false);
    }

    /** For images with channels. */
    public static Upscaler of(SuperResolver resolver, ImageSettings treatment, int channelAxis, boolean colour) {
        return new Upscaler(resolver, treatment.range(), treatment.preserve(), channelAxis, colour);
    }

    /**
     * @param image the result; extents along x and y are {@code scale} times those of the input
     * @param ranges the intensity range used for each channel
     * @param seams what was seen where tiles meet
     */
    public record Result<T>(Img<T> image, List<IntensityRange> ranges, Seams seams) {}

    /**
     * Makes the whole HR image.
     *
     * @param lr image of two or more dimensions, origin anywhere
     * @throws BadInputException if the image is empty, too large, or has pixels that are not finite numbers
     */
    public <T extends RealType<T> & NativeType<T>> Result<T> upscale(
            RandomAccessibleInterval<T> lr, Progress progress) {
        Enlargement<T> enlargement = enlargement(lr, progress);
        Img<T> image = enlargement.make(new FinalInterval(enlargement.dimensions()), progress);
        return new Result<>(image, enlargement.ranges(), enlargement.seams());
    }

    /**
     * Looks at the intensities of an image, once, so that any part of its HR image can be made.
     *
     * @param lr image of two or more dimensions, origin anywhere
     * @throws BadInputException if the image is empty, or has pixels that are not finite numbers
     */
    public <T extends RealType<T> & NativeType<T>> Enlargement<T> enlargement(RandomAccessibleInterval<T> lr) {
        return enlargement(lr, Progress.NONE);
    }

    /**
     * The same for an image that takes long to look at.
     *
     * @param progress asked again and again whether to stop
     * @throws BadInputException if the image is empty, or has pixels that are not finite numbers
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     */
    public <T extends RealType<T> & NativeType<T>> Enlargement<T> enlargement(
            RandomAccessibleInterval<T> lr, Progress progress) {
        return Enlargement.of(this, lr, progress);
    }
}
