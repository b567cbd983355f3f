package io.superres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiversityTest {
    @Test
    void theBestOfEveryPixelCounts() {
        assertThat(Diversity.of(List.of(new float[] {1, 3}, new float[] {3, 1})))
                .isEqualTo(50);
        assertThat(Diversity.of(List.of(new float[] {1, 3}, new float[] {1, 3})))
                .isZero();
        assertThat(Diversity.of(List.of(new float[] {1, 3}))).isZero();
        assertThat(Diversity.of(List.of(new float[] {2, 2}, new float[] {1, 9})))
                .isEqualTo(25);
    }

    /** The mean of the map is the distance. */
    @Test
    void mapsAreTheDistancePixelByPixel() {
        Random random = new Random(1);
        List<Plane> a = List.of(plane(random, 0));
        List<Plane> b = List.of(plane(random, 0.1));
        IntensityRange range = new IntensityRange(0, 200);
        try (PercNetDistance distance = PercNetDistance.installed().orElseThrow();
                PercNetMaps maps = PercNetMaps.installed().orElseThrow()) {
            double sum = 0;
            float[] map = maps.between(a, b, range);
            for (float value : map) sum += value;
            assertThat(map).hasSize(64 * 48);
            assertThat(sum / map.length).isCloseTo(distance.between(a, b, range), within(1e-4));
            for (float value : maps.between(a, a, range)) assertThat(value).isZero();
        }
    }

    private static Plane plane(Random random, double noise) {
        Plane plane = Plane.empty(64, 48);
        for (int i = 0; i < plane.pixels().length; i++)
            plane.pixels()[i] = (float) (100 + 40 * Math.sin(i % 64 * 0.4) + 200 * noise * random.nextGaussian());
        return plane;
    }
}
