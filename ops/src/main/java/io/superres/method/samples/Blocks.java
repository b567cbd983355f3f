package io.superres.method.samples;

import io.superres.tile.PlaneTask;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Parts of a plane that are small enough to keep many samples of them in memory. */
final class Blocks {
    /** Values of all samples and channels of one block, at four bytes each. */
    private static final long MOST_VALUES = 1L << 25;

    private static final long SMALLEST = 256;

    private Blocks() {}

    /** @param samples that will be kept of each part */
    static <T extends RealType<T>> List<PlaneTask<T>> of(PlaneTask<T> plane, int samples) {
        RandomAccessibleInterval<T> first = plane.targets().get(0);
        long area = MOST_VALUES / ((long) samples * plane.targets().size());
        long extent = Math.max(SMALLEST, (long) Math.sqrt(area));
        List<PlaneTask<T>> blocks = new ArrayList<>();
        for (long y = first.min(1); y <= first.max(1); y += extent)
            for (long x = first.min(0); x <= first.max(0); x += extent) {
                Interval part = FinalInterval.createMinMax(
                        x, y, Math.min(first.max(0), x + extent - 1), Math.min(first.max(1), y + extent - 1));
                List<RandomAccessibleInterval<T>> targets = new ArrayList<>();
                for (RandomAccessibleInterval<T> target : plane.targets()) targets.add(Views.interval(target, part));
                blocks.add(new PlaneTask<>(plane.sources(), targets, plane.range(), plane.preserving()));
            }
        return blocks;
    }
}
