package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {
    private static final int DRAWS = 200_000;

    /** Both methods, and either side of the mean at which they change. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 1, 9.99, 10, 25.5, 400, 1e6})
    void momentsAreThoseOfThePoissonDistribution(double mean) {
        SplittableRandom random = new SplittableRandom(3);
        double[] sums = new double[4];
        for (int i = 0; i < DRAWS; i++) {
            long n = Poisson.draw(mean, random);
            assertThat(n).isNotNegative();
            double d = n - mean;
            for (int power = 1; power < 4; power++) sums[power] += Math.pow(d, power) / DRAWS;
        }
        double error = 5 / Math.sqrt(DRAWS);
        assertThat(sums[1]).isCloseTo(0, within(error * Math.sqrt(mean)));
        assertThat(sums[2]).isCloseTo(mean, within(error * Math.sqrt(mean + 2 * mean * mean)));
        double sixth = 15 * mean * mean * mean + 25 * mean * mean + mean;
        assertThat(sums[3]).isCloseTo(mean, within(error * Math.sqrt(sixth)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 12, 60})
    void everyNumberComesAsOftenAsItShould(double mean) {
        SplittableRandom random = new SplittableRandom(4);
        int most = (int) (mean + 6 * Math.sqrt(mean));
        int[] counts = new int[most + 1];
        for (int i = 0; i < DRAWS; i++) {
            long n = Poisson.draw(mean, random);
            if (n <= most) counts[(int) n]++;
        }
        double probability = Math.exp(-mean);
        double chiSquared = 0;
        int cells = 0;
        for (int n = 0; n <= most; n++) {
            double expected = probability * DRAWS;
            if (expected > 10) {
                chiSquared += (counts[n] - expected) * (counts[n] - expected) / expected;
                cells++;
            }
            probability *= mean / (n + 1);
        }
        assertThat(chiSquared).isLessThan(cells + 4 * Math.sqrt(2.0 * cells));
    }

    @Test
    void nothingCountsNothing() {
        assertThat(Poisson.draw(0, new SplittableRandom(1))).isZero();
    }
}
