package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all degradations have in common. */
class DegradationsTest {
    static Stream<String> kinds() {
        return Degradations.summaries().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindWorksOnSmallImagesOfAllSorts(String kind) {
        Degradation degradation = Degradations.parse(kind);
        for (boolean colour : new boolean[] {false, true})
            for (int scale : new int[] {2, 3, 4, 8})
                for (int extent : new int[] {1, 2, 6, 8})
                    for (int seed = 0; seed < 6; seed++) {
                        Scene hr = Scenes.symmetric(extent * scale, colour, true);
                        Degraded pair = degradation.apply(hr, scale, new SplittableRandom(seed));
                        assertThat(pair.lr().width()).isEqualTo(extent);
                        assertThat(pair.lr().height()).isEqualTo(extent);
                        assertThat(pair.lr().isColour()).isEqualTo(colour);
                        assertThat(pair.hr().width()).isEqualTo(extent * scale);
                        assertInRange(pair.lr());
                        assertInRange(pair.hr());
                    }
    }

    private static void assertInRange(Scene scene) {
        for (Plane plane : scene.planes())
            for (float value : plane.pixels()) {
                assertThat(value).isBetween(0f, 1f);
                assertThat(value * 255).isCloseTo(Math.round(value * 255), within(1e-4f));
            }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSameSeedGivesTheSameBytesInEveryThread(String kind) {
        Degradation degradation = Degradations.parse(kind);
        Scene hr = Scenes.symmetric(48, true, true);
        List<Degraded> alone = IntStream.range(0, 6)
                .mapToObj(seed -> degradation.apply(hr, 4, new SplittableRandom(seed)))
                .toList();
        List<Degraded> together = IntStream.range(0, 6)
                .parallel()
                .mapToObj(seed -> degradation.apply(hr, 4, new SplittableRandom(seed)))
                .toList();
        assertThat(together).isEqualTo(alone);
        boolean leftToChance = !Set.of("bicubic", "area").contains(kind);
        assertThat(alone.get(0).lr().equals(alone.get(1).lr())).isEqualTo(!leftToChance);
    }

    /** A spot in the middle stays there: its centre of gravity, averaged over many draws, in LR pixels. */
    @ParameterizedTest
    @MethodSource("kinds")
    void nothingMoves(String kind) {
        Degradation degradation = Degradations.parse(kind);
        int scale = 4;
        Scene hr = Scene.grey(Scenes.plane(128, 128, (x, y) -> 0.1 + 0.8 * Math.exp(-10 * (x * x + y * y))), false);
        int draws = 120;
        double[] shift = new double[2];
        for (int seed = 0; seed < draws; seed++) {
            Plane lr = degradation
                    .apply(hr, scale, new SplittableRandom(seed))
                    .lr()
                    .planes()
                    .get(0);
            double mass = 0;
            double[] moment = new double[2];
            for (int i = 0; i < lr.pixels().length; i++) {
                double weight = Math.max(0, lr.pixels()[i] - 0.3);
                mass += weight;
                moment[0] += weight * (i % 32 - 15.5);
                moment[1] += weight * (i / 32 - 15.5);
            }
            for (int axis = 0; axis < 2; axis++) shift[axis] += moment[axis] / mass / draws;
        }
        for (double pixels : shift) assertThat(pixels).isCloseTo(0, within(0.1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theTruthIsTheImageUnlessTheNameSaysOtherwise(String kind) {
        Scene hr = Scenes.symmetric(64, false, true);
        Scene truth =
                Degradations.parse(kind).apply(hr, 2, new SplittableRandom(1)).hr();
        boolean sharp = kind.endsWith("-sharp") || kind.equals("bsrgan-plus");
        boolean soft = kind.equals("oversampled");
        assertThat(truth.equals(hr)).isEqualTo(!sharp && !soft);
        if (soft)
            assertThat(Scenes.variance(truth.planes().get(0)))
                    .isLessThan(Scenes.variance(hr.planes().get(0)));
        if (sharp)
            assertThat(Scenes.variance(truth.planes().get(0)))
                    .isGreaterThan(Scenes.variance(hr.planes().get(0)));
    }
}
