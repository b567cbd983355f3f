package io.superres.method;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.Intensity;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.tile.PlaneTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

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
 * @param channelAxis the axis of the channels, each of which has a range of its own; -1 if there is none
 * @param colour whether the channels are red, green and blue of one picture, which go together
 */
public record Upscaler(SuperResolver resolver, RangeChoice range, int channelAxis, boolean colour) {

    /** For images without channels, with automatic range. */
    public static Upscaler of(SuperResolver resolver) {
        return new Upscaler(resolver, RangeChoice.AUTO, -1, false);
    }

    /**
     * @param image the result; extents along x and y are {@code scale} times those of the input
     * @param ranges the intensity range used for each channel
     */
    public record Result<T>(Img<T> image, List<IntensityRange> ranges) {}

    /**
     * @param lr image of two or more dimensions, origin anywhere
     * @throws BadInputException if the image is empty, too large, or has pixels that are not finite numbers
     */
    public <T extends RealType<T> & NativeType<T>> Result<T> upscale(
            RandomAccessibleInterval<T> lr, Progress progress) {
        if (lr.numDimensions() < 2) throw new BadInputException("the image has fewer than two dimensions");
        long[] size = lr.dimensionsAsLongArray();
        if (LongStream.of(size).anyMatch(n -> n < 1)) throw new BadInputException("the image has no pixels");
        size[0] *= resolver.scale();
        size[1] *= resolver.scale();
        if (size[0] * size[1] > Integer.MAX_VALUE - 8)
            throw new BadInputException("a result of " + size[0] + " x " + size[1]
                    + " pixels does not fit in one plane; use a lower scale or a part of the image");

        RandomAccessibleInterval<T> source = Views.zeroMin(lr);
        Img<T> target = new PlanarImgFactory<>(source.getType()).create(size);
        List<IntensityRange> ranges = new ArrayList<>();
        List<PlaneTask<T>> planes = new ArrayList<>();
        boolean together = colour && resolver.channels() > 1;
        if (together || channelAxis < 0) {
            ranges.add(Intensity.range(source, range));
            collect(source, target, ranges.get(0), channelAxis, planes);
        } else {
            IntensityRange shared = colour ? Intensity.range(source, range) : null;
            for (long c = 0; c < source.dimension(channelAxis); c++) {
                RandomAccessibleInterval<T> channel = Views.hyperSlice(source, channelAxis, c);
                IntensityRange own = shared == null ? Intensity.range(channel, range) : shared;
                ranges.add(own);
                collect(channel, Views.hyperSlice(target, channelAxis, c), own, -1, planes);
            }
        }
        resolver.upscale(planes, progress);
        return new Result<>(target, ranges);
    }

    /** Walks over all axes but x, y and those that go into the network together. */
    private static <T extends RealType<T>> void collect(
            RandomAccessibleInterval<T> source,
            RandomAccessibleInterval<T> target,
            IntensityRange range,
            int togetherAxis,
            List<PlaneTask<T>> planes) {
        int last = source.numDimensions() - 1;
        int axis = last == togetherAxis ? last - 1 : last;
        if (axis < 2) {
            planes.add(new PlaneTask<>(slices(source, togetherAxis), slices(target, togetherAxis), range, false));
            return;
        }
        for (long i = 0; i < source.dimension(axis); i++)
            collect(
                    Views.hyperSlice(source, axis, i),
                    Views.hyperSlice(target, axis, i),
                    range,
                    togetherAxis > axis ? togetherAxis - 1 : togetherAxis,
                    planes);
    }

    private static <T> List<RandomAccessibleInterval<T>> slices(RandomAccessibleInterval<T> image, int axis) {
        if (axis < 0) return List.of(image);
        return LongStream.range(0, image.dimension(axis))
                .mapToObj(i -> (RandomAccessibleInterval<T>) Views.hyperSlice(image, axis, i))
                .toList();
    }
}
