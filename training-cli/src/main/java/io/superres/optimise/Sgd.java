package io.superres.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;

/**
 * Gradient descent with momentum: {@code v = momentum * v + g; theta -= rate * v}.
 *
 * @param momentum share of the old velocity kept at each step, 0 to below 1
 * @param weightDecay this multiple of the parameters is added to the gradient
 */
public record Sgd(double momentum, double weightDecay) implements Optimiser {

    @Override
    public State start(long size, NDManager manager) {
        NDArray velocity = manager.zeros(new Shape(size));
        return new State() {
            @Override
            public void update(NDArray theta, NDArray gradient, long step, double rate) {
                velocity.muli((float) momentum).addi(gradient);
                if (weightDecay != 0) velocity.addi(theta.mul((float) weightDecay));
                theta.subi(velocity.mul((float) rate));
            }

            @Override
            public Map<String, NDArray> arrays() {
                return Map.of("velocity", velocity);
            }
        };
    }
}
