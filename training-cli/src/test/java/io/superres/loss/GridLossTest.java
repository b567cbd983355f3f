package io.superres.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.torch.Torch;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GridLossTest {
    private static final int SCALE = 4;
    private static final int EXTENT = 65;

    private interface Values {
        double at(int y, int x);
    }

    private static double found(Values values) {
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            float[] pixels = new float[EXTENT * EXTENT];
            for (int i = 0; i < pixels.length; i++) pixels[i] = (float) values.at(i / EXTENT, i % EXTENT);
            NDArray image = manager.create(pixels, new Shape(1, 1, EXTENT, EXTENT));
            return GridLoss.of(image, SCALE).getFloat();
        }
    }

    /** Differences at one place of four alone deviate by 3, 1, 1 and 1; none at all along the other axis by 1 each. */
    @Test
    void stepsAtOnePlaceAreFoundAlongEitherAxis() {
        double both = found((y, x) -> x / SCALE + y / SCALE);
        assertThat(both).isCloseTo(1.5, within(1e-5));
        assertThat(found((y, x) -> x / SCALE + 0.5 * y)).isCloseTo(0.75, within(1e-5));
        assertThat(found((y, x) -> y / SCALE + 0.5 * x)).isCloseTo(0.75, within(1e-5));
    }

    @Test
    void detailWithoutStepIsLeftAlone() {
        assertThat(found((y, x) -> 0.3 * x - 0.2 * y)).isCloseTo(0, within(1e-4));
        SplittableRandom random = new SplittableRandom(1);
        assertThat(found((y, x) -> random.nextGaussian())).isLessThan(0.03);
    }
}
