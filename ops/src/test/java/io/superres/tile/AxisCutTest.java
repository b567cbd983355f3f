package io.superres.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisCutTest {
    @Test
    void everyPixelBelongsToOneCellWhoseTilesSeeIt() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int extent = 1 + random.nextInt(i % 3 == 0 ? 40 : 1500);
            int largest = 16 + random.nextInt(200);
            int period = 1 << random.nextInt(4);
            AxisCut cut = AxisCut.of(extent, largest, period);
            String what = extent + " in tiles of " + largest + " with period " + period + ": " + cut;
            int next = 0;
            for (AxisCut.Cell cell : cut.cells()) {
                assertThat(cell.from()).as(what).isEqualTo(next);
                next = cell.to();
                for (int tile : cell.shared() ? List.of(cell.first(), cell.first() + 1) : List.of(cell.first())) {
                    assertThat(tile).as(what).isBetween(0, cut.count() - 1);
                    assertThat(cut.windowStart(tile)).as(what).isLessThanOrEqualTo(cell.from());
                    assertThat(cut.windowStart(tile) + cut.window()).as(what).isGreaterThanOrEqualTo(cell.to());
                    assertThat(cut.windowStart(tile) % period).as(what).isZero();
                }
            }
            assertThat(next).as(what).isEqualTo(extent);
            assertThat(cut.window() % period).as(what).isZero();
            assertThat(cut.window()).as(what).isLessThanOrEqualTo(largest + 2 * period);
        }
    }

    @Test
    void whatFitsIsNotCut() {
        assertThat(AxisCut.of(64, 64, 1).count()).isEqualTo(1);
        assertThat(AxisCut.of(65, 64, 1).count()).isEqualTo(2);
    }
}
