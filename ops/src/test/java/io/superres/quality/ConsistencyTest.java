package io.superres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsistencyTest {
    /** Between the two middle pixels, the weights of Keys' kernel with a = -0.75 are -0.09375 and 0.59375. */
    @Test
    void reductionTakesTheFourPixelsAroundTheCentre() {
        Plane line = Plane.empty(16, 8);
        for (int y = 0; y < 8; y++) for (int x = 0; x < 16; x++) line.pixels()[y * 16 + x] = x * x;
        Plane small = PlainBicubic.shrink(line, 8);
        assertThat(small.width()).isEqualTo(2);
        assertThat(small.height()).isEqualTo(1);
        assertThat((double) small.pixels()[0]).isCloseTo(-0.09375 * (4 + 25) + 0.59375 * (9 + 16), within(1e-4));
        assertThat((double) small.pixels()[1]).isCloseTo(-0.09375 * (100 + 169) + 0.59375 * (121 + 144), within(1e-3));
    }

    @Test
    void equalImagesAreConsistentAndAnOffsetIsSeen() {
        Plane plane = Plane.empty(32, 32);
        for (int i = 0; i < 1024; i++) plane.pixels()[i] = i % 200;
        assertThat(Consistency.plain(List.of(plane), List.of(plane), 8, 255)).isInfinite();
        assertThat(Consistency.plain(List.of(plane.linear(1, 2.55)), List.of(plane), 8, 255))
                .isCloseTo(40, within(1e-3));
    }
}
