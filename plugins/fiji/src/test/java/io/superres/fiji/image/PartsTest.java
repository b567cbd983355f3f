package io.superres.fiji.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.iterator.IntervalIterator;
import net.imglib2.util.IntervalIndexer;
import org.junit.jupiter.api.Test;

class PartsTest {

    /** Every pixel comes once, in the order of a file, whatever is allowed for a part. */
    @Test
    void partsFollowEachOtherAsInAFile() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            int height = 1 + random.nextInt(12);
            Interval whole = new FinalInterval(
                    1 + random.nextInt(9), height, 1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(3));
            int first = 1 + random.nextInt(height);
            int[] rows = first == height ? new int[] {0} : new int[] {0, first};
            long most = 1 + random.nextInt(400);
            List<Interval> parts = Parts.of(whole, 2, rows, most);
            long next = 0;
            for (Interval part : parts) {
                IntervalIterator pixels = new IntervalIterator(part);
                while (pixels.hasNext()) {
                    pixels.fwd();
                    assertThat(IntervalIndexer.positionToIndex(pixels, whole)).isEqualTo(next++);
                }
                boolean cutAsFarAsPossible = part.dimension(2) * part.dimension(3) * part.dimension(4) == 1
                        && (part.dimension(1) == first || part.dimension(1) == height - first || rows.length == 1);
                assertThat(FinalInterval.wrap(part.minAsLongArray(), part.maxAsLongArray()))
                        .matches(
                                p -> size(p) <= most || cutAsFarAsPossible, "no larger than allowed, or not to be cut");
            }
            assertThat(next).isEqualTo(size(whole));
        }
    }

    private static long size(Interval interval) {
        long size = 1;
        for (int axis = 0; axis < interval.numDimensions(); axis++) size *= interval.dimension(axis);
        return size;
    }
}
