package io.superres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void ranksCorrelateWhateverTheCurve() {
        assertThat(Spearman.of(new double[] {1, 2, 3, 4}, new double[] {1, 8, 27, 64}))
                .isEqualTo(1);
        assertThat(Spearman.of(new double[] {1, 2, 3, 4}, new double[] {9, 7, 5, -3}))
                .isEqualTo(-1);
        // By hand: ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4.
        assertThat(Spearman.of(new double[] {1, 2, 2, 4}, new double[] {1, 3, 2, 4}))
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
        assertThat(Spearman.of(new double[] {1, 1}, new double[] {1, 2})).isNaN();
        assertThatThrownBy(() -> Spearman.of(new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Samples drawn from the same distribution as the truth, wide in one half and narrow in the other. */
    @Test
    void honestSamplesCoverTheTruth() {
        Random random = new Random(1);
        List<Plane> truth = List.of(drawn(random));
        List<List<Plane>> samples = new ArrayList<>();
        for (int i = 0; i < 200; i++) samples.add(List.of(drawn(random)));
        Spread spread = Spread.of(samples, truth, new IntensityRange(0, 255), Optional.empty());
        assertThat(spread.coverage()).isCloseTo(0.9, within(0.01));
        assertThat(spread.correlation()).isGreaterThan(0.6);
        assertThat(spread.deviation()).isCloseTo(11, within(0.2));
        assertThat(spread.diversity()).isNaN();
    }

    @Test
    void equalSamplesCoverNothing() {
        Random random = new Random(1);
        List<Plane> sample = List.of(drawn(random));
        List<Plane> truth = List.of(drawn(random));
        try (PercNetMaps maps = PercNetMaps.installed().orElseThrow()) {
            Spread spread = Spread.of(List.of(sample, sample), truth, new IntensityRange(0, 255), Optional.of(maps));
            assertThat(spread.coverage()).isLessThan(0.01);
            assertThat(spread.deviation()).isZero();
            assertThat(spread.diversity()).isZero();
            assertThat(Spread.mean(List.of(spread, spread)).coverage()).isEqualTo(spread.coverage());
        }
    }

    private static Plane drawn(Random random) {
        Plane plane = Plane.empty(96, 64);
        for (int i = 0; i < plane.pixels().length; i++)
            plane.pixels()[i] = (float) (100 + (i % 96 < 48 ? 2 : 20) * random.nextGaussian());
        return plane;
    }
}
