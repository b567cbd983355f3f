package io.superres.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with epsilon 1e-8 added to the root of the unbiased second moment.
 *
 * @param beta1 share of the old mean gradient kept at each step, 0 to below 1
 * @param beta2 the same for its square
 * @param weightDecay this multiple of the parameters is added to the gradient (L2 penalty); for decay that bypasses the
 *     moments see {@link AdamW}
 */
public record Adam(double beta1, double beta2, double weightDecay) implements Optimiser {
    private static final double EPSILON = 1e-8;

    /** The betas of the paper, no weight decay. */
    public static Adam standard() {
        return withBetas(0.9, 0.999);
    }

    public static Adam withBetas(double beta1, double beta2) {
        return new Adam(beta1, beta2, 0);
    }

    @Override
    public State start(long size, NDManager manager) {
        return new Moments(this, manager.zeros(new Shape(size)), manager.zeros(new Shape(size)));
    }

    private record Moments(Adam adam, NDArray mean, NDArray square) implements State {
        @Override
        public void update(NDArray theta, NDArray gradient, long step, double rate) {
            NDArray g = adam.weightDecay == 0 ? gradient : gradient.add(theta.mul((float) adam.weightDecay));
            mean.muli((float) adam.beta1).addi(g.mul((float) (1 - adam.beta1)));
            square.muli((float) adam.beta2).addi(g.square().muli((float) (1 - adam.beta2)));
            double unbiased = rate / (1 - Math.pow(adam.beta1, step));
            double unbias = 1 / Math.sqrt(1 - Math.pow(adam.beta2, step));
            NDArray scaled = square.sqrt().muli((float) unbias).addi((float) EPSILON);
            theta.subi(mean.div(scaled).muli((float) unbiased));
        }

        @Override
        public Map<String, NDArray> arrays() {
            return Map.of("mean", mean, "square", square);
        }
    }
}
