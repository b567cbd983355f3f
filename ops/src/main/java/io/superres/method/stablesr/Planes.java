package io.superres.method.stablesr;

import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.tile.Guide;
import io.superres.tile.PlaneTask;
import io.superres.tile.TiledNetwork;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/** Planes that go through networks tile by tile. */
final class Planes {
    private static final IntensityRange UNIT = new IntensityRange(0, 1);

    private Planes() {}

    /**
     * What a network makes of planes.
     *
     * @param channels how many it makes
     */
    static List<Plane> through(TiledNetwork network, List<Plane> planes, Guide guide, int channels, Progress progress) {
        List<Plane> made = new ArrayList<>();
        for (int c = 0; c < channels; c++)
            made.add(Plane.empty(
                    planes.get(0).width() * network.scale(), planes.get(0).height() * network.scale()));
        network.run(List.of(new PlaneTask<>(images(planes), images(made), UNIT, false).guided(guide)), progress);
        return made;
    }

    private static List<RandomAccessibleInterval<FloatType>> images(List<Plane> planes) {
        List<RandomAccessibleInterval<FloatType>> images = new ArrayList<>();
        for (Plane plane : planes) images.add(ArrayImgs.floats(plane.pixels(), plane.width(), plane.height()));
        return images;
    }
}
