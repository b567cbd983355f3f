package io.superres.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarsTest {
    @Test
    void derivativesSurviveTheGarbageCollector() {
        try (NDManager manager = Torch.start(1).newBaseManager();
                Autograd autograd = new Autograd();
                Autograd.Recording on = Autograd.on()) {
            for (int i = 0; i < 40; i++) {
                NDArray x = manager.create(new float[] {1, 2, 3});
                x.setRequiresGradient(true);
                NDArray limited = Scalars.atLeast(Scalars.atMost(x, 2.5), 1.5);
                NDArray y = Scalars.times(Scalars.times(limited, 3), 7).sum();
                assertThat(y.getFloat()).isEqualTo(21 * (1.5f + 2 + 2.5f));
                System.gc();
                for (int k = 0; k < 20; k++) manager.create(new float[] {1e20f}).close();
                assertThat(autograd.gradients(y, List.of(x)).get(0).toFloatArray())
                        .containsExactly(0, 21, 0);
            }
        }
    }
}
