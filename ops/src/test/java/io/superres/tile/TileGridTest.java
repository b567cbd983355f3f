package io.superres.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.image.IntensityRange;
import java.util.List;
import java.util.Random;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** Properties of cuts, over random planes. */
class TileGridTest {
    private final Random random = new Random(17);

    @Test
    void everyPixelIsInOneTile() {
        for (int i = 0; i < 300; i++) {
            int width = 1 + random.nextInt(200);
            int height = 1 + random.nextInt(200);
            int largest = 16 + random.nextInt(100);
            int period = 1 << random.nextInt(5);
            TileGrid grid = TileGrid.of(width, height, largest, 1 + random.nextInt(8), period);
            int[] seen = new int[width * height];
            for (Tile tile : grid.tiles()) {
                assertThat(tile.x() % period + tile.y() % period).as("%s", grid).isZero();
                assertThat(tile.width()).as("%s", grid).isBetween(1, largest + period);
                assertThat(tile.height()).as("%s", grid).isBetween(1, largest + period);
                for (int y = tile.y(); y < tile.y() + tile.height(); y++)
                    for (int x = tile.x(); x < tile.x() + tile.width(); x++) seen[y * width + x]++;
            }
            assertThat(seen).as("%s", grid).containsOnly(1);
        }
    }

    /** A large plane occupies all threads; a small one is not cut to pieces for them. */
    @Test
    void threadsAreOccupiedIfItPays() {
        for (int i = 0; i < 100; i++) {
            int threads = 1 + random.nextInt(16);
            assertThat(TileGrid.of(2000, 500 + random.nextInt(2000), 4096, threads, 1)
                            .tiles())
                    .hasSizeGreaterThanOrEqualTo(threads);
            assertThat(TileGrid.of(1 + random.nextInt(190), 1 + random.nextInt(190), 256, threads, 1)
                            .tiles())
                    .hasSize(1);
        }
    }

    /** The LR part of a task holds all that was asked for, and not a row more than the period demands. */
    @Test
    void theLrPartFitsTheHrPart() {
        for (int i = 0; i < 300; i++) {
            int scale = 1 + random.nextInt(5);
            int period = 1 << random.nextInt(4);
            int width = 1 + random.nextInt(60);
            int height = 1 + random.nextInt(60);
            var lr = ArrayImgs.floats(width, height);
            var hr = ArrayImgs.floats((long) width * scale, (long) height * scale);
            long[] min = {random.nextInt(width * scale), random.nextInt(height * scale)};
            long[] max = {
                min[0] + random.nextInt((int) (hr.dimension(0) - min[0])),
                min[1] + random.nextInt((int) (hr.dimension(1) - min[1]))
            };
            var task = new PlaneTask<>(
                    List.of(lr), List.of(Views.interval(hr, min, max)), new IntensityRange(0, 1), false);
            Tile part = task.part(scale, period);
            int[] from = {part.x(), part.y()};
            int[] extent = {part.width(), part.height()};
            for (int d = 0; d < 2; d++) {
                assertThat(from[d] % period).isZero();
                assertThat((long) from[d] * scale).isBetween(min[d] - (long) scale * period + 1, min[d]);
                assertThat((long) (from[d] + extent[d]) * scale).isBetween(max[d] + 1, max[d] + scale);
            }
        }
    }
}
