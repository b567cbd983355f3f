package io.superres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GridPatternTest {
    private static final int SCALE = 4;
    private static final int EXTENT = 256;

    private static Plane noise() {
        SplittableRandom random = new SplittableRandom(1);
        Plane plane = Plane.empty(EXTENT, EXTENT);
        for (int i = 0; i < plane.pixels().length; i++) plane.pixels()[i] = (float) random.nextGaussian();
        return plane;
    }

    /** Each pixel {@code SCALE} times as wide. */
    private static Plane blocks(Plane small) {
        Plane large = Plane.empty(small.width() * SCALE, small.height());
        for (int y = 0; y < large.height(); y++)
            for (int x = 0; x < large.width(); x++) large.pixels()[y * large.width() + x] = small.get(x / SCALE, y);
        return large;
    }

    @Test
    void noiseHasNone() {
        GridPattern grid = GridPattern.of(List.of(noise(), noise()), SCALE);
        assertThat(grid.least()).isBetween(0.98, 1.0);
        assertThat(grid.most()).isBetween(1.0, 1.02);
    }

    /** All differences stand at one place of four, so that they are four times their mean there, whichever axis it is. */
    @Test
    void blocksAreAllGrid() {
        Plane blocks = blocks(noise());
        assertThat(GridPattern.of(List.of(blocks), SCALE).least()).isZero();
        assertThat(GridPattern.of(List.of(blocks), SCALE).most()).isCloseTo(SCALE, within(1e-9));
        assertThat(GridPattern.of(List.of(blocks.transposed()), SCALE).most()).isCloseTo(SCALE, within(1e-9));
    }

    @Test
    void nothingToSeeIsNoPattern() {
        assertThat(GridPattern.of(List.of(Plane.empty(8, 8)), SCALE)).isEqualTo(GridPattern.NONE);
        assertThat(GridPattern.of(List.of(noise()), 1)).isEqualTo(GridPattern.NONE);
        assertThat(GridPattern.of(List.of(Plane.empty(1, 1)), SCALE)).isEqualTo(GridPattern.NONE);
        assertThat(new GridPattern(0.914, 1.1)).hasToString("0.91 to 1.10");
    }
}
