package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BsrganTest {
    @Test
    void everyOrderIsPossibleButFittingComesLate() {
        SplittableRandom random = new SplittableRandom(1);
        Map<Bsrgan.Step, Integer> firsts = new EnumMap<>(Bsrgan.Step.class);
        int draws = 6000;
        for (int n = 0; n < draws; n++) {
            List<Bsrgan.Step> order = Bsrgan.order(random);
            assertThat(order).containsExactlyInAnyOrder(Bsrgan.Step.values());
            assertThat(order.indexOf(Bsrgan.Step.SHRINK)).isLessThan(order.indexOf(Bsrgan.Step.FIT));
            firsts.merge(order.get(0), 1, Integer::sum);
        }
        assertThat(firsts).doesNotContainKey(Bsrgan.Step.FIT);
        firsts.forEach((step, count) -> assertThat(count / (double) draws)
                .isCloseTo(step == Bsrgan.Step.SHRINK ? 1 / 3.0 : 1 / 6.0, within(0.025)));
    }

    @Test
    void theLongOneIsInOrderHalfOfTheTime() {
        SplittableRandom random = new SplittableRandom(2);
        int ordered = 0;
        for (int n = 0; n < 2000; n++) {
            List<BsrganStep> order = BsrganPlus.order(random);
            assertThat(order)
                    .hasSize(11)
                    .filteredOn(step -> step == BsrganStep.BLUR)
                    .hasSize(2);
            boolean natural = order.subList(0, 2).equals(List.of(BsrganStep.BLUR, BsrganStep.RESIZE))
                    && order.get(5) == BsrganStep.JPEG
                    && order.subList(6, 8).equals(List.of(BsrganStep.BLUR, BsrganStep.RESIZE));
            if (natural) ordered++;
        }
        assertThat(ordered).isBetween(920, 1100);
    }

    /** Blur keeps light where it is, however its kernel is stretched. */
    @Test
    void blurNeitherMovesNorLosesLight() {
        Scene spot = Scene.grey(Scenes.plane(81, 81, (x, y) -> Math.exp(-60 * (x * x + y * y))), false);
        double before = Scenes.mean(spot.planes().get(0));
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 50; n++) {
            float[] v = BsrganStep.BLUR.apply(spot, 4, random).planes().get(0).pixels();
            double moment = 0;
            double mass = 0;
            for (int i = 0; i < v.length; i++) {
                mass += v[i] / v.length;
                moment += v[i] * (i % 81 - 40) / v.length;
            }
            assertThat(mass).isCloseTo(before, within(1e-4 * before));
            assertThat(moment / mass).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void resizingHasTheLimitsOfItsSource() {
        SplittableRandom random = new SplittableRandom(4);
        Scene image = Scene.grey(Scenes.flat(160, 80, 0.5), false);
        int larger = 0;
        int smaller = 0;
        for (int n = 0; n < 2000; n++) {
            Scene resized = BsrganStep.RESIZE.apply(image, 4, random);
            assertThat(resized.width()).isBetween(20, 320);
            assertThat(resized.height()).isCloseTo(resized.width() / 2, within(1));
            if (resized.width() > 160) larger++;
            if (resized.width() < 160) smaller++;
        }
        assertThat(larger).isBetween(330, 450);
        assertThat(smaller).isBetween(1320, 1450);
    }

    /** The last step is a JPEG file. */
    @ParameterizedTest
    @ValueSource(strings = {"bsrgan", "bsrgan-plus"})
    void resultsHaveEightBitsWhateverTheImageHas(String kind) {
        Scene lr = Degradations.parse(kind)
                .apply(Scenes.symmetric(64, true, false), 4, new SplittableRandom(1))
                .lr();
        assertThat(lr).isEqualTo(lr.rounded());
    }
}
