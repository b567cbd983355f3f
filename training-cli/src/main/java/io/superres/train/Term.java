package io.superres.train;

import ai.djl.ndarray.NDArray;
import io.superres.torch.Scalars;

/**
 * One summand of what is minimised.
 *
 * @param name for the record, such as {@code pixel}
 * @param weight factor in the sum
 * @param value a single number
 */
public record Term(String name, double weight, NDArray value) {
    /** A summand of weight 1. */
    public static Term of(String name, NDArray value) {
        return new Term(name, 1, value);
    }

    NDArray weighted() {
        return weight == 1 ? value : Scalars.times(value, weight);
    }

    /** The weighted sum. */
    public static NDArray sum(Term... terms) {
        NDArray sum = terms[0].weighted();
        for (int i = 1; i < terms.length; i++) sum = sum.add(terms[i].weighted());
        return sum;
    }
}
