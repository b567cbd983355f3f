package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final int EXTENT = 256;
    private static final Scene COLOUR = new Scene(
            List.of(
                    Scenes.flat(EXTENT, EXTENT, 0.3),
                    Scenes.flat(EXTENT, EXTENT, 0.5),
                    Scenes.flat(EXTENT, EXTENT, 0.6)),
            false);

    private static void assertNoise(Plane plane, double mean, double variance) {
        double count = plane.pixels().length;
        assertThat(Scenes.mean(plane)).isCloseTo(mean, within(5 * Math.sqrt(variance / count)));
        assertThat(Scenes.variance(plane)).isCloseTo(variance, within(5 * variance * Math.sqrt(2 / count)));
    }

    @Test
    void normalNoisePerPlaneIsIndependent() {
        Scene noisy = NoiseMap.perPlane(COLOUR, 0.04, new SplittableRandom(1)).addedTo(COLOUR, 1);
        double[] means = {0.3, 0.5, 0.6};
        for (int c = 0; c < 3; c++) assertNoise(noisy.planes().get(c), means[c], 0.0016);
        assertThat(Scenes.covariance(noisy.planes().get(0), noisy.planes().get(1)))
                .isCloseTo(0, within(5 * 0.0016 / EXTENT));
    }

    @Test
    void greyNoiseIsTheSameInAllPlanes() {
        Scene noisy = NoiseMap.grey(COLOUR, 0.04, new SplittableRandom(1)).addedTo(COLOUR, 1);
        assertNoise(noisy.planes().get(2), 0.6, 0.0016);
        assertThat(Scenes.covariance(noisy.planes().get(0), noisy.planes().get(2)))
                .isCloseTo(Scenes.variance(noisy.planes().get(0)), within(1e-6));
    }

    @Test
    void speckleGrowsWithTheImage() {
        Scene noisy = NoiseMap.perPlane(COLOUR, 0.08, new SplittableRandom(1)).multipliedInto(COLOUR);
        assertNoise(noisy.planes().get(0), 0.3, Math.pow(0.3 * 0.08, 2));
        assertNoise(noisy.planes().get(2), 0.6, Math.pow(0.6 * 0.08, 2));
    }

    @Test
    void correlatedNoiseHasTheCovarianceAskedFor() {
        double[] covariance = {4e-4, 3e-4, 1e-4, 3e-4, 9e-4, 2e-4, 1e-4, 2e-4, 1e-4};
        Scene noisy = NoiseMap.correlated(COLOUR, Correlation.of(covariance), new SplittableRandom(2))
                .addedTo(COLOUR, 1);
        for (int i = 0; i < 9; i++)
            assertThat(Scenes.covariance(
                            noisy.planes().get(i / 3), noisy.planes().get(i % 3)))
                    .isCloseTo(covariance[i], within(3e-5));
    }

    @Test
    void randomCorrelationsArePossibleAndNoStrongerThanTheirLevel() {
        SplittableRandom random = new SplittableRandom(7);
        double strongest = 0;
        for (int n = 0; n < 2000; n++) {
            double[] root = Correlation.any(0.1, random).root();
            for (int i = 0; i < 3; i++) {
                double variance = 0;
                for (int k = 0; k <= i; k++) variance += root[i * 3 + k] * root[i * 3 + k];
                assertThat(variance).isBetween(0.0, 0.01 + 1e-9);
                strongest = Math.max(strongest, variance);
            }
        }
        assertThat(strongest).isGreaterThan(0.007);
    }

    @Test
    void singularVectorsDiagonaliseAndAreSorted() {
        double[] m = {0.2, 0.9, 0.4, 0.7, 0.1, 0.3, 0.5, 0.8, 0.6};
        double[] u = Correlation.leftSingularVectors(m);
        double last = Double.POSITIVE_INFINITY;
        for (int a = 0; a < 3; a++)
            for (int b = 0; b < 3; b++) {
                double product = 0;
                double form = 0;
                for (int k = 0; k < 3; k++) product += u[k * 3 + a] * u[k * 3 + b];
                for (int k = 0; k < 3; k++) {
                    double left = 0;
                    double right = 0;
                    for (int i = 0; i < 3; i++) {
                        left += u[i * 3 + a] * m[i * 3 + k];
                        right += u[i * 3 + b] * m[i * 3 + k];
                    }
                    form += left * right;
                }
                assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-12));
                if (a != b) assertThat(form).isCloseTo(0, within(1e-12));
                else {
                    assertThat(form).isLessThanOrEqualTo(last);
                    last = form;
                }
            }
    }

    @Test
    void normalNoiseOfBsrganComesInThreeKindsOfTheirShares() {
        SplittableRandom random = new SplittableRandom(9);
        Scene small = COLOUR.crop(0, 0, 8, 8);
        int grey = 0;
        int draws = 4000;
        double total = 0;
        for (int n = 0; n < draws; n++) {
            NoiseMap noise = NoiseMap.bsrgan(small, random);
            if (java.util.Arrays.equals(noise.maps().get(0), noise.maps().get(1))) {
                grey++;
                for (float value : noise.maps().get(0)) total += value * value / 64;
            }
        }
        assertThat(grey).isBetween((int) (0.37 * draws), (int) (0.43 * draws));
        // The mean square of a whole number from 2 to 25.
        double square = 0;
        for (int level = 2; level <= 25; level++) square += level * level / 24.0 / 255 / 255;
        assertThat(total / grey).isCloseTo(square, within(0.05 * square));
    }

    @Test
    void shotNoiseOfRealEsrganFollowsTheNumberOfLevels() {
        // Three levels, so a white pixel counts four photons: the variance of the noise is a quarter of the value.
        Scene noisy = ShotNoise.realEsrgan(COLOUR, 0.1, false, new SplittableRandom(1));
        for (int c = 0; c < 3; c++) {
            double value = Math.rint(255 * COLOUR.planes().get(c).pixels()[0]) / 255;
            assertThat(Scenes.variance(noisy.planes().get(c))).isCloseTo(0.01 * value / 4, within(0.02 * value * 0.01));
            assertThat(Scenes.mean(noisy.planes().get(c)))
                    .isCloseTo(COLOUR.planes().get(c).pixels()[0], within(1e-3));
        }
        // The luma of a flat image has one level, so it counts one photon.
        Scene grey = ShotNoise.realEsrgan(COLOUR, 0.1, true, new SplittableRandom(1));
        double luma = Math.rint(255 * (0.299 * 0.3 + 0.587 * 0.5 + 0.114 * 0.6)) / 255;
        assertThat(Scenes.variance(grey.planes().get(1))).isCloseTo(0.01 * luma, within(0.0003));
        assertThat(Scenes.covariance(grey.planes().get(0), grey.planes().get(1)))
                .isCloseTo(Scenes.variance(grey.planes().get(1)), within(1e-6));
    }

    @Test
    void shotNoiseOfBsrganLiesBetweenAHundredAndTenThousandPhotons() {
        SplittableRandom random = new SplittableRandom(1);
        Scene grey = COLOUR.channel(1);
        double value = 128 / 255.0;
        double least = 1;
        double most = 0;
        for (int n = 0; n < 60; n++) {
            double variance = Scenes.variance(
                    ShotNoise.bsrgan(grey, random.split()).planes().get(0));
            least = Math.min(least, variance);
            most = Math.max(most, variance);
        }
        assertThat(least).isBetween(0.95 * value / 1e4, 2 * value / 1e4);
        assertThat(most).isBetween(0.5 * value / 100, 1.05 * value / 100);
    }
}
