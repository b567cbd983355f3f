package io.superres.tile;

import io.superres.image.IntensityRange;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * One plane to be enlarged, or a part of it.
 *
 * @param sources LR channels that go into the network together, two-dimensional with origin 0; always the whole plane
 * @param targets HR channels to be filled, two-dimensional; their interval says which HR pixels of the plane are wanted.
 *     Either as many as the network makes, or one, which then gets their mean
 * @param range intensity map of all of them
 * @param preserving whether every LR pixel shall be the mean of its HR pixels
 * @param guide what the network is given besides the sources
 */
public record PlaneTask<T extends RealType<T>>(
        List<? extends RandomAccessibleInterval<T>> sources,
        List<? extends RandomAccessibleInterval<T>> targets,
        IntensityRange range,
        boolean preserving,
        Guide guide) {

    /** For a network that takes nothing but the image. */
    public PlaneTask(
            List<? extends RandomAccessibleInterval<T>> sources,
            List<? extends RandomAccessibleInterval<T>> targets,
            IntensityRange range,
            boolean preserving) {
        this(sources, targets, range, preserving, Guide.NONE);
    }

    /** The same for a network that takes more than the image. */
    public PlaneTask<T> guided(Guide by) {
        return new PlaneTask<>(sources, targets, range, preserving, by);
    }

    public int width() {
        return Math.toIntExact(sources.get(0).dimension(0));
    }

    public int height() {
        return Math.toIntExact(sources.get(0).dimension(1));
    }

    /** The LR pixels that the wanted HR pixels stand for, widened to begin at multiples of {@code period}. */
    public Tile part(int scale, int period) {
        int x = Math.floorDiv(Math.toIntExact(Math.floorDiv(targets.get(0).min(0), (long) scale)), period) * period;
        int y = Math.floorDiv(Math.toIntExact(Math.floorDiv(targets.get(0).min(1), (long) scale)), period) * period;
        int right = Math.toIntExact(Math.floorDiv(targets.get(0).max(0), (long) scale)) + 1;
        int bottom = Math.toIntExact(Math.floorDiv(targets.get(0).max(1), (long) scale)) + 1;
        return new Tile(x, y, right - x, bottom - y);
    }
}
