package io.superres.torch;

/** The arithmetic of convolutions during training. Weights, gradients and optimiser stay in float32 either way. */
public enum Precision {
    FLOAT32,
    /**
     * Inner convolutions multiply in bfloat16 and accumulate in float32. Faster on processors with such instructions;
     * convolutions of the input image itself, sums with their results, and operators that need the precision
     * (normalisations, reductions, softmax, matrix products and the like) stay in float32.
     */
    BFLOAT16
}
