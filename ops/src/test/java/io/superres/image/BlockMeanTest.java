package io.superres.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockMeanTest {
    private static double mean(double[] block) {
        return Arrays.stream(block).average().orElseThrow();
    }

    @Test
    void theMeanIsRightAndTheBoundsHold() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            double[] block = random.doubles(16, -400, 700).toArray();
            double wanted = i % 10 == 0 ? 0 : i % 10 == 1 ? 255 : 255 * random.nextDouble();
            BlockMean.project(block, wanted, 0, 255);
            assertThat(mean(block)).isCloseTo(wanted, within(1e-9));
            assertThat(Arrays.stream(block).boxed()).allMatch(v -> v >= 0 && v <= 255);
        }
    }

    @Test
    void farFromTheBoundsEveryPixelMovesByTheSame() {
        double[] block = {1, 5, -3, 9};
        BlockMean.project(block, 4, -1e30, 1e30);
        assertThat(block).containsExactly(2, 6, -2, 10);
    }

    @Test
    void roundingKeepsTheSum() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            double[] block = random.doubles(4, -20, 300).toArray();
            int wanted = random.nextInt(256);
            BlockMean.project(block, wanted, 0, 255);
            double[] exact = block.clone();
            BlockMean.round(block, 0, 255);
            assertThat(Arrays.stream(block).sum()).isEqualTo(4.0 * wanted);
            for (int p = 0; p < 4; p++) assertThat(block[p]).isCloseTo(exact[p], within(1.0 + 1e-9));
        }
    }
}
