package io.superres.recipe.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PixelGridTest {
    private static final int SCALE = 4;
    private static final int ROWS = 2 * PixelGrid.WINDOW * SCALE;
    private static final int COLUMNS = 3 * PixelGrid.WINDOW * SCALE + 8;

    private interface Values {
        double at(int y, int x);
    }

    private static double found(Values change) {
        try (NDManager manager = NDManager.newBaseManager()) {
            SplittableRandom random = new SplittableRandom(1);
            float[] enlarged = new float[ROWS * COLUMNS];
            float[] result = new float[enlarged.length];
            for (int i = 0; i < enlarged.length; i++) {
                enlarged[i] = (float) random.nextDouble();
                result[i] = enlarged[i] + (float) change.at(i / COLUMNS, i % COLUMNS);
            }
            Shape shape = new Shape(1, 1, ROWS, COLUMNS);
            NDArray grid = PixelGrid.of(manager.create(result, shape), manager.create(enlarged, shape), SCALE);
            return grid.getFloat();
        }
    }

    @Test
    void patternsAndOtherIntensitiesAreFound() {
        assertThat(found((y, x) -> 0)).isZero();
        assertThat(found((y, x) -> 0.01)).isCloseTo(0.01, within(1e-6));
        assertThat(found((y, x) -> x % SCALE == 1 ? 0.01 : 0)).isCloseTo(0.01 / SCALE, within(1e-6));
        assertThat(found((y, x) -> y % SCALE == 1 ? -0.01 : 0)).isCloseTo(0.01 / SCALE, within(1e-6));
    }

    /** Detail that keeps no step with LR pixels averages out, the more the finer it is. */
    @Test
    void detailIsLeftAlone() {
        DoubleUnaryOperator wave = place -> 0.01 * Math.sin(2 * Math.PI * place / 6.4);
        assertThat(found((y, x) -> wave.applyAsDouble(x))).isLessThan(1e-6);
        SplittableRandom random = new SplittableRandom(2);
        assertThat(found((y, x) -> 0.01 * random.nextGaussian())).isLessThan(0.002);
    }
}
