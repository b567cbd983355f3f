package io.superres.tile;

import io.superres.image.IntensityRange;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * One plane to be enlarged.
 *
 * @param sources LR channels that go into the network together, two-dimensional with origin 0
 * @param targets HR channels to be filled, two-dimensional with origin 0; either as many as the network makes, or one,
 *     which then gets their mean
 * @param range intensity map of all of them
 */
public record PlaneTask<T extends RealType<T>>(
        List<? extends RandomAccessibleInterval<T>> sources,
        List<? extends RandomAccessibleInterval<T>> targets,
        IntensityRange range) {

    public int width() {
        return Math.toIntExact(sources.get(0).dimension(0));
    }

    public int height() {
        return Math.toIntExact(sources.get(0).dimension(1));
    }
}
