package io.superres.recipe.percnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingFitTest {
    /** Channel 0 tells better from worse, 1 is noise, 2 says the opposite, 3 is dead. */
    private static float[][][] trials(int n) {
        SplittableRandom random = new SplittableRandom(3);
        float[][][] sides = new float[2][n][];
        for (int t = 0; t < n; t++) {
            float severity = (float) random.nextDouble();
            for (int side = 0; side < 2; side++)
                sides[side][t] = new float[] {
                    1 + side * severity,
                    (float) random.nextDouble(),
                    2 - side * severity + (float) random.nextDouble(),
                    0
                };
        }
        return sides;
    }

    @Test
    void usefulChannelsCountAndNoneIsNegative() {
        float[][][] sides = trials(2000);
        double[] weights = new RankingFit(2000, 32, 0.5, 1).fit(sides[0], sides[1]);
        for (double weight : weights) assertThat(weight).isNotNegative();
        assertThat(weights[0]).isGreaterThan(20 * (weights[1] + weights[2]));
        assertThat(weights[3]).isZero();
        assertThat(RankingFit.accuracy(weights, sides[0], sides[1])).isGreaterThan(0.97);
        assertThat(RankingFit.accuracy(new double[] {1, 1, 1, 1}, sides[0], sides[1]))
                .isLessThan(0.6);
    }

    @Test
    void theSameSeedGivesTheSameWeights() {
        float[][][] sides = trials(100);
        RankingFit fit = new RankingFit(50, 8, 0.5, 7);
        assertThat(fit.fit(sides[0], sides[1])).isEqualTo(fit.fit(sides[0], sides[1]));
    }
}
