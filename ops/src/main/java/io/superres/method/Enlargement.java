package io.superres.method;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.Intensity;
import io.superres.image.IntensityRange;
import io.superres.image.LazyImage;
import io.superres.image.Selection;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * An LR image whose intensities have been looked at, and the HR image it stands for. Any part of that can be made, at
 * any time, in any order: its pixels do not depend on the part. Made by {@link Upscaler#enlargement}. Thread-safe;
 * valid as long as its resolver is open.
 */
public final class Enlargement<T extends RealType<T> & NativeType<T>> {
    private final Upscaler upscaler;
    private final RandomAccessibleInterval<T> source;
    private final List<IntensityRange> ranges;
    private final AtomicReference<Seams> seams = new AtomicReference<>(Seams.NONE);

    /** @param source LR image with origin 0 */
    private Enlargement(Upscaler upscaler, RandomAccessibleInterval<T> source, List<IntensityRange> ranges) {
        this.upscaler = upscaler;
        this.source = source;
        this.ranges = List.copyOf(ranges);
    }

    static <T extends RealType<T> & NativeType<T>> Enlargement<T> of(
            Upscaler upscaler, RandomAccessibleInterval<T> lr, Progress progress) {
        if (lr.numDimensions() < 2) throw new BadInputException("the image has fewer than two dimensions");
        if (LongStream.of(lr.dimensionsAsLongArray()).anyMatch(n -> n < 1))
            throw new BadInputException("the image has no pixels");
        RandomAccessibleInterval<T> source = Views.zeroMin(lr);
        int axis = upscaler.channelAxis();
        List<IntensityRange> ranges = new ArrayList<>();
        if (upscaler.colour() || axis < 0) ranges.add(Intensity.range(source, upscaler.range(), progress));
        else
            for (long c = 0; c < source.dimension(axis); c++)
                ranges.add(Intensity.range(Views.hyperSlice(source, axis, c), upscaler.range(), progress));
        return new Enlargement<>(upscaler, source, ranges);
    }

    /** Extents of the HR image. */
    public long[] dimensions() {
        long[] size = source.dimensionsAsLongArray();
        size[0] *= upscaler.resolver().scale();
        size[1] *= upscaler.resolver().scale();
        return size;
    }

    /** The HR pixels that a part of the LR image becomes, in all channels, slices and frames. */
    public Interval part(Selection lr) {
        long[] min = new long[source.numDimensions()];
        long[] max = source.maxAsLongArray();
        long scale = upscaler.resolver().scale();
        min[0] = lr.x() * scale;
        min[1] = lr.y() * scale;
        max[0] = (lr.x() + lr.width()) * scale - 1;
        max[1] = (lr.y() + lr.height()) * scale - 1;
        return new FinalInterval(min, max);
    }

    /** The pixel type of both images. */
    public T type() {
        return source.getType();
    }

    /** The intensity range used for each channel; a single one if there are no channels, or if they are colours. */
    public List<IntensityRange> ranges() {
        return ranges;
    }

    /** What was seen where tiles meet, in all parts made so far. */
    public Seams seams() {
        return seams.get();
    }

    /**
     * Makes a part of the HR image.
     *
     * @param part filled; its interval says which HR pixels are wanted. If channels are colours that go into the network
     *     together, it must hold all of them
     * @throws io.superres.CancelledException if {@code progress} asked to stop; the part is then incomplete
     */
    public void fill(RandomAccessibleInterval<T> part, Progress progress) {
        List<PlaneTask<T>> planes = new ArrayList<>();
        int axis = upscaler.channelAxis();
        if (together() || axis < 0) collect(source, part, ranges.get(0), axis, planes);
        else
            for (long c = part.min(axis); c <= part.max(axis); c++)
                collect(
                        Views.hyperSlice(source, axis, c),
                        Views.hyperSlice(part, axis, c),
                        ranges.get(Math.min((int) c, ranges.size() - 1)),
                        -1,
                        planes);
        Seams found = upscaler.resolver().upscale(planes, progress);
        seams.updateAndGet(found::and);
    }

    /**
     * Makes a part of the HR image in memory.
     *
     * @param part in HR pixels
     * @return the part, its origin moved to 0
     * @throws BadInputException if a plane of it has more pixels than an array can hold
     */
    public Img<T> make(Interval part, Progress progress) {
        if (part.dimension(0) * part.dimension(1) > Integer.MAX_VALUE - 8)
            throw new BadInputException("a result of " + part.dimension(0) + " x " + part.dimension(1)
                    + " pixels does not fit in one plane; use a lower scale, a part of the image, or a file as result");
        Img<T> img = new PlanarImgFactory<>(type()).create(part.dimensionsAsLongArray());
        fill(Views.translate(img, part.minAsLongArray()), progress);
        return img;
    }

    /**
     * The whole HR image, made where and when it is looked at.
     *
     * @param cell extent of the squares in which it is made, in HR pixels
     * @param kept squares that are remembered, those used last
     */
    public Img<T> lazily(int cell, int kept) {
        long[] size = dimensions();
        int[] extents = new int[size.length];
        for (int d = 0; d < size.length; d++)
            extents[d] = d < 2 ? cell : d == upscaler.channelAxis() && together() ? (int) size[d] : 1;
        return LazyImage.of(size, extents, type(), part -> fill(part, Progress.NONE), kept);
    }

    private boolean together() {
        return upscaler.colour() && upscaler.resolver().channels() > 1;
    }

    /** Walks over all axes but x, y and those that go into the network together. */
    private void collect(
            RandomAccessibleInterval<T> lr,
            RandomAccessibleInterval<T> hr,
            IntensityRange range,
            int togetherAxis,
            List<PlaneTask<T>> planes) {
        int last = lr.numDimensions() - 1;
        int axis = last == togetherAxis ? last - 1 : last;
        if (axis < 2) {
            planes.add(
                    new PlaneTask<>(slices(lr, togetherAxis), slices(hr, togetherAxis), range, upscaler.preserving()));
            return;
        }
        for (long i = hr.min(axis); i <= hr.max(axis); i++)
            collect(
                    Views.hyperSlice(lr, axis, i),
                    Views.hyperSlice(hr, axis, i),
                    range,
                    togetherAxis > axis ? togetherAxis - 1 : togetherAxis,
                    planes);
    }

    private static <T> List<RandomAccessibleInterval<T>> slices(RandomAccessibleInterval<T> image, int axis) {
        if (axis < 0) return List.of(image);
        return LongStream.rangeClosed(image.min(axis), image.max(axis))
                .mapToObj(i -> (RandomAccessibleInterval<T>) Views.hyperSlice(image, axis, i))
                .toList();
    }
}
