package io.superres.torch;

import ai.djl.ndarray.NDArray;

/**
 * Arithmetic of arrays with plain numbers, for values that derivatives are taken of. DJL's own {@code mul(Number)},
 * {@code div(Number)}, {@code minimum(Number)} and {@code maximum(Number)} give the number's memory back at once, while
 * PyTorch still needs it for the derivative; once the garbage collector has run, that is garbage. The numbers made here
 * live as long as the other arrays of a step.
 */
public final class Scalars {
    private Scalars() {}

    public static NDArray times(NDArray x, double factor) {
        return x.mul(number(x, factor));
    }

    /** The smaller of each value and {@code limit}. */
    public static NDArray atMost(NDArray x, double limit) {
        return x.minimum(number(x, limit));
    }

    /** The larger of each value and {@code limit}. */
    public static NDArray atLeast(NDArray x, double limit) {
        return x.maximum(number(x, limit));
    }

    private static NDArray number(NDArray x, double value) {
        return x.getManager().create((float) value);
    }
}
