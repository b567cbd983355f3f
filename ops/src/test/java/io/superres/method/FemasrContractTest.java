package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.onnx.ReceptiveField;
import io.superres.session.DeviceChoice;
import io.superres.session.Precision;
import io.superres.session.SessionSettings;
import io.superres.tile.Seams;
import io.superres.tile.TileSettings;
import java.util.HashSet;
import java.util.Set;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Super-resolution with a codebook. */
class FemasrContractTest {
    private static final RangeChoice UNIT = new RangeChoice.Fixed(new IntensityRange(0, 1));

    private static SuperResolver open(int tile, MethodSettings wishes) {
        return SmallFemasr.open(SingleImageContractTest.settings(tile, 2), wishes);
    }

    private static SuperResolver showing(Shown shown) {
        return open(24, MethodSettings.NONE.showing(shown));
    }

    private static <T extends RealType<T> & NativeType<T>> Img<T> run(SuperResolver resolver, Img<T> lr) {
        return new Upscaler(resolver, UNIT, false, -1, false)
                .upscale(lr, Progress.NONE)
                .image();
    }

    /** Tiles have means of their own and may choose other codes. */
    private abstract static class Matched extends AbstractSuperResolverTest {
        @Override
        double tileTolerance() {
            return 0.1;
        }

        @Override
        double flatness() {
            return 1e-3;
        }

        /** The stride's padding changes codes. */
        @Override
        int border() {
            return 4;
        }
    }

    @Nested
    class Whole extends Matched {
        @Override
        SuperResolver open(int tile, int threads) {
            return SmallFemasr.open(SingleImageContractTest.settings(tile, threads), MethodSettings.NONE);
        }
    }

    @Nested
    class HalfShortcut extends Matched {
        @Override
        SuperResolver open(int tile, int threads) {
            return SmallFemasr.open(SingleImageContractTest.settings(tile, threads), MethodSettings.NONE.shortcut(0.5));
        }
    }

    /** Where a crash of native code harms nobody. */
    @Nested
    class SafeMode extends Matched {
        @Override
        SuperResolver open(int tile, int threads) {
            SessionSettings safe = new SessionSettings(DeviceChoice.CPU, Precision.SINGLE, true, note -> {});
            return SmallFemasr.open(TileSettings.of(safe, tile, threads), MethodSettings.NONE);
        }
    }

    @Test
    void shortcutsAreWeakenedInProportion() {
        Img<FloatType> lr = Samples.floats(24, 20);
        Img<FloatType> all = run(open(64, MethodSettings.NONE), lr);
        Img<FloatType> half = run(open(64, MethodSettings.NONE.shortcut(0.5)), lr);
        Img<FloatType> none = run(open(64, MethodSettings.NONE.shortcut(0)), lr);
        Samples.assertDiffer(none, all);
        Img<FloatType> between = ArrayImgs.floats(96, 80);
        Samples.pair(all, between, (from, to) -> to.setReal(from.getRealDouble() / 2));
        Samples.pair(none, between, (from, to) -> to.setReal(to.getRealDouble() + from.getRealDouble() / 2));
        Samples.assertClose(half, between, 1e-5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void impossibleStrengthsAreRefused(double strength) {
        assertThatThrownBy(() -> open(64, MethodSettings.NONE.shortcut(strength)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("between 0 and 1");
    }

    @Test
    void whatTheNetworkLacksIsNotShown() {
        TileSettings settings = SingleImageContractTest.settings(64, 1);
        assertThatThrownBy(() ->
                        Methods.open(SmallFemasr.withoutCodebook(), settings, MethodSettings.NONE.showing(Shown.CODES)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no codebook");
        assertThatThrownBy(
                        () -> Methods.open(SmallFemasr.withoutCodebook(), settings, MethodSettings.NONE.shortcut(0.5)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no shortcuts");
        assertThatThrownBy(() -> Methods.open(
                        SmallFemasr.withoutCodebook(), settings, MethodSettings.NONE.showing(Shown.CONFIDENCE)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("cannot show confidence");
    }

    @Test
    void codesAreNumbersOfEntries() {
        Img<FloatType> lr = Samples.floats(60, 50);
        Img<FloatType> numbers;
        try (SuperResolver resolver = showing(Shown.CODES)) {
            assertThat(resolver.receptiveField()).isInstanceOf(ReceptiveField.Global.class);
            Upscaler.Result<FloatType> result =
                    new Upscaler(resolver, UNIT, false, -1, false).upscale(lr, Progress.NONE);
            assertThat(result.seams()).isEqualTo(Seams.NONE);
            numbers = result.image();
        }
        Set<Float> different = new HashSet<>();
        for (FloatType number : numbers) different.add(number.get());
        assertThat(different)
                .hasSizeGreaterThan(10)
                .allMatch(n -> n == Math.rint(n) && n >= 0 && n < SmallFemasr.CODES);
    }

    /** Exact in 16 bits, the remainder in 8. */
    @Test
    void codesFitThePixelType() {
        Img<UnsignedByteType> bytes = ArrayImgs.unsignedBytes(40, 30);
        Img<UnsignedShortType> shorts = ArrayImgs.unsignedShorts(40, 30);
        Samples.pair(Samples.floats(40, 30), bytes, (from, to) -> to.setReal(Math.rint(255 * from.getRealDouble())));
        Samples.pair(bytes, shorts, (from, to) -> to.setReal(from.getRealDouble()));
        RangeChoice range = new RangeChoice.Fixed(new IntensityRange(0, 255));
        try (SuperResolver resolver = showing(Shown.CODES)) {
            Upscaler upscaler = new Upscaler(resolver, range, false, -1, false);
            Img<UnsignedByteType> few = upscaler.upscale(bytes, Progress.NONE).image();
            Img<UnsignedShortType> all = upscaler.upscale(shorts, Progress.NONE).image();
            Samples.pair(
                    all, few, (exact, rest) -> assertThat(rest.getRealDouble()).isEqualTo(exact.getRealDouble() % 256));
            assertThat(all).anyMatch(pixel -> pixel.get() > 255);
        }
    }

    @Test
    void distancesAreSharesOfTheRangeOfThePixelType() {
        Img<UnsignedShortType> shorts = ArrayImgs.unsignedShorts(40, 30);
        Samples.pair(Samples.floats(40, 30), shorts, (from, to) -> to.setReal(Math.rint(4000 * from.getRealDouble())));
        Img<FloatType> floats = ArrayImgs.floats(40, 30);
        Samples.pair(shorts, floats, (from, to) -> to.setReal(from.getRealDouble()));
        RangeChoice range = new RangeChoice.Fixed(new IntensityRange(0, 4000));
        try (SuperResolver resolver = showing(Shown.DISTANCE)) {
            Upscaler upscaler = new Upscaler(resolver, range, false, -1, false);
            Img<FloatType> shares = upscaler.upscale(floats, Progress.NONE).image();
            Img<UnsignedShortType> whole =
                    upscaler.upscale(shorts, Progress.NONE).image();
            assertThat(shares).allMatch(pixel -> pixel.get() >= 0 && pixel.get() <= 1);
            assertThat(shares).anyMatch(pixel -> pixel.get() > 0.02);
            Samples.pair(
                    shares,
                    whole,
                    (share, pixel) ->
                            assertThat(pixel.getRealDouble()).isEqualTo(Math.rint(65535 * share.getRealDouble())));
        }
    }

    @Test
    void mapsOfColourImagesHaveEqualChannels() {
        Img<FloatType> rgb = ArrayImgs.floats(30, 20, 3);
        for (int c = 0; c < 3; c++) {
            float share = (c + 1) / 3f;
            Samples.pair(
                    Samples.floats(30, 20),
                    Samples.plane(rgb, c),
                    (from, to) -> to.setReal(share * from.getRealDouble()));
        }
        try (SuperResolver resolver = showing(Shown.DISTANCE)) {
            Img<FloatType> map = new Upscaler(resolver, UNIT, false, 2, true)
                    .upscale(rgb, Progress.NONE)
                    .image();
            assertThat(map.dimensionsAsLongArray()).containsExactly(120, 80, 3);
            Samples.assertClose(Samples.plane(map, 0), Samples.plane(map, 2), 0);
        }
    }
}
