package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The degradations whose result can be said beforehand. */
class SimpleDegradationsTest {
    private static Plane lr(String kind, Scene hr, int scale, long seed) {
        return Degradations.parse(kind)
                .apply(hr, scale, new SplittableRandom(seed))
                .lr()
                .planes()
                .get(0);
    }

    @Test
    void bicubicIsThatOfTheToolkit() {
        Scene stored = Scenes.symmetric(32, false, true);
        Plane levels = stored.planes().get(0).linear(255, 0).toEightBit();
        assertThat(lr("bicubic", stored, 4, 1).linear(255, 0).toEightBit())
                .isEqualTo(BicubicResize.shrink(levels, 4, Rounding.EIGHT_BIT));
        Scene exact = Scenes.symmetric(32, false, false);
        assertThat(lr("bicubic", exact, 4, 1))
                .isEqualTo(BicubicResize.shrink(exact.planes().get(0), 4, Rounding.NONE));
    }

    @Test
    void areaIsTheMeanOfBlocks() {
        Scene hr = Scene.grey(Scenes.plane(12, 9, (x, y) -> x * x + 0.3 * y), false);
        Plane lr = lr("area", hr, 3, 1);
        double sum = 0;
        for (int y = 3; y < 6; y++)
            for (int x = 9; x < 12; x++) sum += hr.planes().get(0).get(x, y);
        assertThat(lr.width()).isEqualTo(4);
        assertThat(lr.height()).isEqualTo(3);
        assertThat(lr.get(3, 1)).isCloseTo((float) (sum / 9), within(1e-6f));
    }

    @Test
    void aPointSourceShowsThePointSpreadFunction() {
        Plane source = Plane.empty(63, 63);
        source.pixels()[31 * 63 + 31] = 1;
        Plane lr = lr("psf:2", Scene.grey(source, false), 3, 1);
        double peak = lr.get(10, 10);
        assertThat(peak).isCloseTo(1 / (2 * Math.PI * 4), within(1e-4));
        assertThat(lr.get(11, 10) / peak).isCloseTo(Math.exp(-9 / 8.0), within(1e-4));
        assertThat(lr.get(11, 9) / peak).isCloseTo(Math.exp(-18 / 8.0), within(1e-4));
    }

    @Test
    void aRandomPointSpreadFunctionIsAsWideAsItSays() {
        Plane source = Plane.empty(129, 129);
        source.pixels()[64 * 129 + 64] = 1;
        double least = 1;
        double most = 0;
        for (int seed = 0; seed < 200; seed++) {
            double peak = lr("psf", Scene.grey(source, false), 3, seed).get(21, 21);
            double sigma = Math.sqrt(1 / (2 * Math.PI * peak)) / 3;
            least = Math.min(least, sigma);
            most = Math.max(most, sigma);
        }
        assertThat(least).isBetween(0.39, 0.41);
        assertThat(most).isBetween(0.79, 0.81);
    }

    @Test
    void photonsOfAMicroscopeHaveTheirVariance() {
        Scene flat = Scene.grey(Scenes.flat(512, 512, 0.6), false);
        double photons = 400;
        for (int seed = 0; seed < 6; seed++) {
            Plane lr = lr("microscope:400", flat, 2, seed);
            // Photons, two electrons of readout, and a quantisation of at most one level of an 8-bit camera.
            double variance = (0.6 * photons + 4) / photons / photons;
            assertThat(Scenes.mean(lr)).isCloseTo(0.6, within(5e-4));
            assertThat(Scenes.variance(lr)).isBetween(0.96 * variance, 1.04 * variance + 1 / 12.0 / 223 / 223);
        }
    }

    @Test
    void theNoiseOfAMicroscopeMayGoBelowBlackUnlessTheImageHasEightBits() {
        Plane black = lr("microscope:50", Scene.grey(Scenes.flat(64, 64, 0), false), 2, 1);
        assertThat(black.quantiles(0)[0]).isNegative();
        for (float value : lr("microscope:50", Scene.grey(Scenes.flat(64, 64, 0), true), 2, 1)
                .pixels()) assertThat(value).isNotNegative();
    }

    @Test
    void aMixtureDrawsByShare() {
        Degradation mixture = Degradations.mixture(Map.of("bicubic", 3.0, "area", 1.0));
        Scene hr = Scenes.symmetric(16, false, false);
        Scene area =
                Degradations.parse("area").apply(hr, 2, new SplittableRandom(0)).lr();
        SplittableRandom random = new SplittableRandom(11);
        int areas = 0;
        for (int n = 0; n < 2000; n++) if (mixture.apply(hr, 2, random).lr().equals(area)) areas++;
        assertThat(areas).isBetween(430, 570);
        assertThat(mixture.reach(2)).isEqualTo(16);
    }

    @Test
    void impossibleMixturesAndParametersAreRefused() {
        assertThatThrownBy(() -> Degradations.mixture(Map.of("bicubic", -1.0, "area", 2.0)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("shares");
        for (String text : new String[] {"psf:0", "psf:nan", "psf:wide", "microscope:0", "area:2", "bsrgan:1"})
            assertThatThrownBy(() -> Degradations.parse(text)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> Degradations.parse("bsrgan-pluss"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("nearest is 'bsrgan-plus'")
                .hasMessageContaining("second-order");
    }

    @Test
    void stepsFollowInTheOrderInWhichTheyAreNamed() {
        Scene grey = Scene.grey(Scenes.flat(128, 128, 0.5), false);
        assertThat(deviation(lr("area+noise:5", grey, 2, 1))).isCloseTo(5 / 255.0, within(5e-4));
        assertThat(deviation(lr("area+photons:200", grey, 2, 1))).isCloseTo(Math.sqrt(0.5 / 200), within(2e-3));
        assertThat(deviation(lr("area+noise:5+jpeg:20", grey, 2, 1))).isLessThan(4 / 255.0);
        assertThat(deviation(lr("area+jpeg:20+noise:5", grey, 2, 1))).isCloseTo(5 / 255.0, within(5e-4));
        assertThat(Degradations.parse("psf:3+noise:1").reach(4))
                .isEqualTo(Degradations.parse("psf:3").reach(4));
    }

    private static double deviation(Plane plane) {
        double mean = 0;
        double square = 0;
        for (float value : plane.pixels()) {
            mean += value;
            square += (double) value * value;
        }
        int n = plane.pixels().length;
        return Math.sqrt(square / n - mean * mean / n / n);
    }

    @Test
    void impossibleStepsAreRefused() {
        for (String text : new String[] {"psf:1+", "psf:1+noise", "area+noise:x", "area+jpeg:0", "area+photons:0", "+"})
            assertThatThrownBy(() -> Degradations.parse(text)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> Degradations.parse("area+blur:2"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("after a degradation comes noise:LEVELS, photons:WHITE or jpeg:QUALITY, not 'blur:2'");
    }
}
