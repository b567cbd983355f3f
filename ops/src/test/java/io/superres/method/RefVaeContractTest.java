package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.tile.TileSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Super-resolution with many results. */
class RefVaeContractTest {
    private static final RangeChoice UNIT = new RangeChoice.Fixed(new IntensityRange(0, 1));
    private static final ReferenceImage A = SmallE2ent2.reference(61, 40, 1, 1);
    private static final ReferenceImage B = SmallE2ent2.reference(33, 70, 3, 2);

    private static TileSettings settings(int tile) {
        return SingleImageContractTest.settings(tile, 2);
    }

    private static Img<FloatType> run(MethodSettings wishes, Img<FloatType> lr) {
        return run(64, wishes, lr);
    }

    private static Img<FloatType> run(int tile, MethodSettings wishes, Img<FloatType> lr) {
        return run(tile, wishes, 0, lr);
    }

    private static Img<FloatType> run(MethodSettings wishes, int sample, Img<FloatType> lr) {
        return run(64, wishes, sample, lr);
    }

    private static Img<FloatType> run(int tile, MethodSettings wishes, int sample, Img<FloatType> lr) {
        try (SuperResolver resolver = SmallRefVae.open(settings(tile), wishes)) {
            return new Upscaler(resolver.sample(sample), UNIT, false, -1, false)
                    .upscale(lr, Progress.NONE)
                    .image();
        }
    }

    private static MethodSettings drawn(Origin origin, long seed, double temperature, int samples) {
        return MethodSettings.NONE.sampling(new Sampling(origin, seed, temperature, samples));
    }

    /** A condition makes flat images uneven, and their border sees no neighbours. */
    private abstract static class Drawn extends AbstractSuperResolverTest {
        @Override
        double flatness() {
            return 10;
        }

        @Override
        int border() {
            return 2;
        }
    }

    @Nested
    class WithReferences extends Drawn {
        @Override
        SuperResolver open(int tile, int threads) {
            return SmallRefVae.open(
                    SingleImageContractTest.settings(tile, threads), MethodSettings.with(List.of(A, B)));
        }
    }

    @Nested
    class Noise extends Drawn {
        @Override
        SuperResolver open(int tile, int threads) {
            return SmallRefVae.open(SingleImageContractTest.settings(tile, threads), drawn(Origin.RANDOM, 3, 1, 4));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Origin.class,
            names = {"SELF", "RANDOM", "RANDOM_Z"})
    void theSeedDecides(Origin origin) {
        Img<FloatType> lr = Samples.floats(30, 22);
        Img<FloatType> one = run(drawn(origin, 1, 1, 5), 3, lr);
        Samples.assertClose(run(16, drawn(origin, 1, 1, 9), 3, lr), one, 1e-5);
        Samples.assertDiffer(run(drawn(origin, 2, 1, 5), 3, lr), one);
        Samples.assertDiffer(run(drawn(origin, 1, 1, 5), 2, lr), one);
        if (origin != Origin.RANDOM)
            Samples.assertClose(run(drawn(origin, 1, 0, 5), 3, lr), run(drawn(origin, 9, 0, 5), 1, lr), 0);
    }

    @Test
    void referencesTakeTurns() {
        Img<FloatType> lr = Samples.floats(20, 20);
        Sampling cold = new Sampling(Origin.AUTO, 1, 0, 4);
        MethodSettings both = MethodSettings.with(List.of(A, B));
        Img<FloatType> first = run(both.sampling(cold), lr);
        Samples.assertClose(run(both.sampling(cold), 2, lr), first, 0);
        Samples.assertDiffer(run(both.sampling(cold), 1, lr), first);
        Samples.assertClose(
                run(MethodSettings.with(List.of(B)).sampling(cold), lr), run(both.sampling(cold), 1, lr), 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Shown.class,
            names = {"MEAN", "DEVIATION", "LOW", "HIGH"})
    void summariesAreThoseOfTheSamples(Shown shown) {
        int n = 7;
        Img<FloatType> lr = Samples.floats(26, 19);
        List<Img<FloatType>> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) samples.add(run(drawn(Origin.RANDOM_Z, 5, 1, n), i, lr));
        Img<FloatType> found = run(drawn(Origin.RANDOM_Z, 5, 1, n).showing(shown), lr);
        for (int y = 0; y < 19 * 8; y += 3)
            for (int x = 0; x < 26 * 8; x += 3) {
                double[] values = new double[n];
                for (int i = 0; i < n; i++)
                    values[i] = samples.get(i).getAt(x, y).get();
                assertThat((double) found.getAt(x, y).get()).isCloseTo(expected(shown, values), within(1e-4));
            }
    }

    private static double expected(Shown shown, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        Arrays.sort(values);
        return switch (shown) {
            case MEAN -> mean;
            case DEVIATION -> Math.sqrt(variance);
            case LOW -> values[0] + 0.3 * (values[1] - values[0]);
            default -> values[6] - 0.3 * (values[6] - values[5]);
        };
    }

    @Test
    void summariesDoNotDependOnPartsOrTiles() {
        Img<FloatType> lr = Samples.floats(50, 33);
        MethodSettings wishes = drawn(Origin.SELF, 1, 1, 3).showing(Shown.DEVIATION);
        try (SuperResolver resolver = SmallRefVae.open(settings(20), wishes)) {
            Enlargement<FloatType> map = new Upscaler(resolver, UNIT, false, -1, false).enlargement(lr);
            Img<FloatType> whole = map.make(new FinalInterval(map.dimensions()), Progress.NONE);
            Interval part = FinalInterval.createMinMax(37, 21, 260, 199);
            Samples.assertClose(map.make(part, Progress.NONE), Views.zeroMin(Views.interval(whole, part)), 1e-5);
            Samples.assertClose(run(1024, wishes, lr), whole, 1e-5);
        }
    }

    /** A deviation is a difference: the range's lower end is not part of it. */
    @Test
    void summariesAreInPixelValues() {
        Img<FloatType> unit = Samples.floats(20, 16);
        Img<UnsignedByteType> bytes = ArrayImgs.unsignedBytes(20, 16);
        Samples.pair(unit, bytes, (from, to) -> to.setReal(Math.rint(50 + 100 * from.getRealDouble())));
        Img<FloatType> floats = ArrayImgs.floats(20, 16);
        Samples.pair(bytes, floats, (from, to) -> to.setReal(from.getRealDouble()));
        RangeChoice range = new RangeChoice.Fixed(new IntensityRange(50, 150));
        for (Shown shown : List.of(Shown.MEAN, Shown.DEVIATION)) {
            MethodSettings wishes = drawn(Origin.RANDOM_Z, 1, 1, 4).showing(shown);
            try (SuperResolver resolver = SmallRefVae.open(settings(64), wishes)) {
                Upscaler upscaler = new Upscaler(resolver, range, false, -1, false);
                Img<FloatType> exact = upscaler.upscale(floats, Progress.NONE).image();
                Img<UnsignedByteType> rounded =
                        upscaler.upscale(bytes, Progress.NONE).image();
                if (shown == Shown.DEVIATION) assertThat(exact).allMatch(pixel -> pixel.get() >= 0);
                Samples.pair(
                        exact,
                        rounded,
                        (e, r) -> assertThat(r.getRealDouble())
                                .isCloseTo(Math.max(0, Math.min(255, e.getRealDouble())), within(0.51)));
            }
        }
    }

    @Test
    void contradictionsAreRefused() {
        MethodSettings given = MethodSettings.with(List.of(A));
        assertThatThrownBy(() -> SmallRefVae.open(settings(64), drawn(Origin.REFERENCE, 1, 1, 1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("none is given");
        assertThatThrownBy(() -> SmallRefVae.open(settings(64), given.sampling(new Sampling(Origin.RANDOM, 1, 1, 1))))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("random");
        assertThatThrownBy(() -> SmallRefVae.open(settings(64), given.showing(Shown.DEVIATION)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("single sample");
        assertThatThrownBy(() -> new Sampling(Origin.AUTO, 1, 1, 0)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> new Sampling(Origin.AUTO, 1, 1, 10_000)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> new Sampling(Origin.AUTO, 1, -1, 1)).hasMessageContaining("temperature");
        assertThatThrownBy(
                        () -> Methods.open(SmallFemasr.withoutCodebook(), settings(64), drawn(Origin.RANDOM, 1, 1, 2)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("nothing to sample")
                .hasMessageContaining("use the method refvae");
    }
}
