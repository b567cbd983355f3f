package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.method.stablesr.ColourCorrection;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.method.stablesr.DiffusionSettings.Start;
import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.Sampler;
import io.superres.method.stablesr.StableSr;
import io.superres.onnx.ModelFormatException;
import io.superres.tile.TileSettings;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Super-resolution from noise. */
class StableSrContractTest {
    private static final RangeChoice UNIT = new RangeChoice.Fixed(new IntensityRange(0, 1));
    private static final DiffusionSettings QUICK = DiffusionSettings.STANDARD.sampled(Sampler.Kind.DDIM, 4);

    private static TileSettings settings(int tile) {
        return SingleImageContractTest.settings(tile, 2);
    }

    private static Img<FloatType> run(DiffusionSettings how, Img<FloatType> lr) {
        return run(64, how, 1, 0, lr);
    }

    private static Img<FloatType> run(int tile, DiffusionSettings how, long seed, int sample, Img<FloatType> lr) {
        MethodSettings wishes = MethodSettings.NONE.diffusion(how).sampling(new Sampling(Origin.AUTO, seed, 1, 1));
        try (SuperResolver resolver = SmallStableSr.open(settings(tile), wishes)) {
            return upscaled(resolver.sample(sample), lr);
        }
    }

    private static Img<FloatType> upscaled(SuperResolver resolver, Img<FloatType> lr) {
        return new Upscaler(resolver, UNIT, false, -1, false)
                .upscale(lr, Progress.NONE)
                .image();
    }

    /** Noise makes flat images uneven, and windows that overlap agree only nearly. */
    private abstract static class Drawn extends AbstractSuperResolverTest {
        abstract DiffusionSettings how();

        @Override
        SuperResolver open(int tile, int threads) {
            return SmallStableSr.open(
                    SingleImageContractTest.settings(tile, threads), MethodSettings.NONE.diffusion(how()));
        }

        @Override
        double flatness() {
            return 10;
        }

        @Override
        double tileTolerance() {
            return 10;
        }
    }

    @Nested
    class FewSteps extends Drawn {
        @Override
        DiffusionSettings how() {
            return QUICK;
        }
    }

    @Nested
    class NoiseInEveryStep extends Drawn {
        @Override
        DiffusionSettings how() {
            return QUICK.sampled(Sampler.Kind.TURBO, 50)
                    .from(Start.NOISE)
                    .guided(2, Prompt.GOOD, Prompt.BAD)
                    .faithful(0)
                    .coloured(ColourCorrection.ADAIN);
        }
    }

    @Test
    void theSeedDecidesAndSamplesDiffer() {
        Img<FloatType> lr = Samples.floats(30, 22);
        Img<FloatType> one = run(64, QUICK, 1, 3, lr);
        Samples.assertClose(run(64, QUICK, 1, 3, lr), one, 0);
        Samples.assertDiffer(run(64, QUICK, 2, 3, lr), one);
        Samples.assertDiffer(run(64, QUICK, 1, 2, lr), one);
    }

    /** Noise belongs to places of the plane, so that the windows of a cut plane draw what one window would. */
    @Test
    void noiseDoesNotDependOnTheCut() {
        Img<FloatType> lr = Samples.floats(96, 40);
        Img<FloatType> whole = run(128, QUICK, 1, 0, lr);
        Img<FloatType> cut = run(48, QUICK, 1, 0, lr);
        double same = 0;
        double other = 0;
        Img<FloatType> drawn = run(128, QUICK, 2, 0, lr);
        for (int y = 0; y < 160; y++)
            for (int x = 0; x < 384; x++) {
                same += Math.abs(whole.getAt(x, y).get() - cut.getAt(x, y).get());
                other += Math.abs(whole.getAt(x, y).get() - drawn.getAt(x, y).get());
            }
        assertThat(same).isLessThan(0.2 * other);
    }

    @Test
    void everySettingCounts() {
        Img<FloatType> lr = Samples.floats(30, 22);
        Img<FloatType> plain = run(QUICK, lr);
        for (DiffusionSettings other : List.of(
                QUICK.sampled(Sampler.Kind.DDIM, 9),
                QUICK.sampled(Sampler.Kind.DDPM, 4),
                QUICK.from(Start.NOISE),
                QUICK.guided(3, Prompt.EMPTY, Prompt.BAD),
                QUICK.guided(1, Prompt.GOOD, Prompt.BAD),
                QUICK.faithful(0),
                QUICK.coloured(ColourCorrection.NONE),
                QUICK.coloured(ColourCorrection.ADAIN))) Samples.assertDiffer(run(other, lr), plain);
        Samples.assertClose(run(QUICK.guided(1, Prompt.EMPTY, Prompt.GOOD), lr), plain, 0);
        Samples.assertClose(
                run(QUICK.sampled(Sampler.Kind.TURBO, 77), lr), run(QUICK.sampled(Sampler.Kind.DDPM, 4), lr), 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColourCorrection.class,
            names = {"ADAIN", "WAVELET"})
    void colourCorrectionKeepsMeans(ColourCorrection correction) {
        Img<FloatType> lr = Samples.floats(60, 50);
        assertThat(mean(run(QUICK.coloured(correction), lr))).isCloseTo(mean(lr), within(0.01 * mean(lr)));
        assertThat(mean(run(QUICK.coloured(ColourCorrection.NONE), lr)))
                .isNotCloseTo(mean(lr), within(0.01 * mean(lr)));
    }

    private static double mean(Img<FloatType> image) {
        double sum = 0;
        for (FloatType pixel : image) sum += pixel.get();
        return sum / image.size();
    }

    /** Where a latent is coarser than the LR image, as in published models. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void coarserLatents(boolean fused) {
        DiffusionSettings how = fused ? QUICK : QUICK.faithful(0);
        MethodSettings wishes = MethodSettings.NONE.diffusion(how);
        Img<FloatType> lr = Samples.floats(45, 38);
        try (SuperResolver one = StableSr.open(SmallStableSr.model(8, fused), settings(64), wishes)) {
            Img<FloatType> hr = upscaled(one, lr);
            assertThat(hr.dimensionsAsLongArray()).containsExactly(180, 152);
            assertThat(mean(hr)).isCloseTo(mean(lr), within(0.01));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Shown.class,
            names = {"MEAN", "DEVIATION"})
    void summariesAreThoseOfTheSamples(Shown shown) {
        Img<FloatType> lr = Samples.floats(26, 19);
        List<Img<FloatType>> samples = new ArrayList<>();
        for (int i = 0; i < 3; i++) samples.add(run(64, QUICK, 5, i, lr));
        MethodSettings wishes = MethodSettings.NONE
                .diffusion(QUICK)
                .sampling(new Sampling(Origin.AUTO, 5, 1, 3))
                .showing(shown);
        try (SuperResolver resolver = SmallStableSr.open(settings(64), wishes)) {
            Img<FloatType> found = upscaled(resolver, lr);
            for (int y = 0; y < 76; y += 3)
                for (int x = 0; x < 104; x += 3) {
                    double mean = 0;
                    double square = 0;
                    for (Img<FloatType> sample : samples) {
                        mean += sample.getAt(x, y).get() / 3.0;
                        square += Math.pow(sample.getAt(x, y).get(), 2);
                    }
                    double expected = shown == Shown.MEAN ? mean : Math.sqrt(Math.max(0, square - 3 * mean * mean) / 2);
                    assertThat((double) found.getAt(x, y).get()).isCloseTo(expected, within(1e-3));
                }
        }
    }

    @Test
    void impossibleWishesAreRefused() {
        assertThatThrownBy(() -> DiffusionSettings.STANDARD.faithful(1.5)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> QUICK.guided(-1, Prompt.EMPTY, Prompt.BAD)).hasMessageContaining("guidance");
        assertThatThrownBy(() -> QUICK.sampled(Sampler.Kind.DDPM, 1)).hasMessageContaining("2 to 1000");
        assertThatThrownBy(() -> StableSr.open(
                        SmallStableSr.model(4, false), settings(64), MethodSettings.NONE.diffusion(QUICK)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("fidelity of 0");
        assertThatThrownBy(() -> StableSr.open(SmallStableSr.model(6, true), settings(64), MethodSettings.NONE))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("does not fit a scale of 4");
        assertThatThrownBy(() -> Methods.open(
                        SmallStableSr.model(4, true),
                        settings(64),
                        MethodSettings.NONE.sampling(new Sampling(Origin.RANDOM, 1, 1, 2))))
                .hasMessageContaining("use the method refvae");
        assertThatThrownBy(() ->
                        Methods.open(SmallFemasr.withoutCodebook(), settings(64), MethodSettings.NONE.diffusion(QUICK)))
                .hasMessageContaining("use the method stablesr");
        assertThatThrownBy(() -> StableSr.open(
                        SmallStableSr.model(4, true), settings(64), MethodSettings.NONE.showing(Shown.MEAN)))
                .hasMessageContaining("single sample");
    }
}
