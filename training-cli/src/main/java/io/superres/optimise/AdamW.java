package io.superres.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019): before each step the parameters shrink by the factor
 * {@code 1 - rate * weightDecay}.
 *
 * @param beta1 see {@link Adam}
 * @param beta2 see {@link Adam}
 * @param weightDecay strength of the decay, 0 or more
 */
public record AdamW(double beta1, double beta2, double weightDecay) implements Optimiser {

    @Override
    public State start(long size, NDManager manager) {
        State adam = Adam.withBetas(beta1, beta2).start(size, manager);
        return new State() {
            @Override
            public void update(NDArray theta, NDArray gradient, long step, double rate) {
                theta.muli((float) (1 - rate * weightDecay));
                adam.update(theta, gradient, step, rate);
            }

            @Override
            public Map<String, NDArray> arrays() {
                return adam.arrays();
            }
        };
    }
}
