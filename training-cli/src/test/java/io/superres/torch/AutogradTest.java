package io.superres.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutogradTest {
    @Test
    void firstAndSecondDerivativesOfACube() {
        try (NDManager manager = Torch.start(1).newBaseManager();
                Autograd autograd = new Autograd();
                Autograd.Recording on = Autograd.on()) {
            NDArray x = manager.create(new float[] {2, -1});
            x.setRequiresGradient(true);
            NDArray first = autograd.differentiableGradients(x.square().mul(x).sum(), List.of(x))
                    .get(0);
            assertThat(first.toFloatArray()).containsExactly(12, 3);
            assertThat(autograd.gradients(first.sum(), List.of(x)).get(0).toFloatArray())
                    .containsExactly(12, -6);
        }
    }

    @Test
    void aStoppedGradientDoesNotPass() {
        try (NDManager manager = Torch.start(1).newBaseManager();
                Autograd autograd = new Autograd();
                Autograd.Recording on = Autograd.on()) {
            NDArray x = manager.create(new float[] {3});
            x.setRequiresGradient(true);
            NDArray y = x.square().mul(x.stopGradient()).sum();
            assertThat(autograd.gradients(y, List.of(x)).get(0).getFloat()).isCloseTo(18, within(1e-5f));
        }
    }
}
