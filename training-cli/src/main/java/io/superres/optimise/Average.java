package io.superres.optimise;

import ai.djl.ndarray.NDArray;

/**
 * A moving average of parameters: {@code a = d * a + (1 - d) * theta} with {@code d = min(decay, (1 + step) / (10 +
 * step))}, so that the first steps do not linger. Confined to one thread.
 *
 * @param values the average; begins as a copy of the parameters
 * @param decay share of the old average kept at each step, 0 to below 1
 */
public record Average(NDArray values, double decay) {

    /** @param step number of the update that has just been made, from 1 */
    public void follow(NDArray theta, long step) {
        double kept = Math.min(decay, (1.0 + step) / (10 + step));
        values.muli((float) kept).addi(theta.mul((float) (1 - kept)));
    }
}
