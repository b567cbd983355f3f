package io.superres.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.superres.torch.Scalars;

/** Summaries of feature maps, axes (batch, channel, y, x). */
final class Statistics {
    /** Keeps roots differentiable at 0. */
    private static final float TINY = 1e-10f;

    private Statistics() {}

    /** Shape (batch, channel, channel). */
    static NDArray gram(NDArray features, boolean perChannel) {
        Shape shape = features.getShape();
        NDArray flat = flat(features);
        double count = (double) shape.get(2) * shape.get(3) * (perChannel ? shape.get(1) : 1);
        return Scalars.times(flat.matMul(flat.transpose(0, 2, 1)), 1 / count);
    }

    /** Shape (batch, channel, 1). */
    static NDArray mean(NDArray features) {
        return flat(features).mean(new int[] {2}, true);
    }

    /** Root of the mean squared deviation from {@link #mean}; shape (batch, channel, 1). */
    static NDArray deviation(NDArray features) {
        NDArray flat = flat(features);
        return flat.sub(flat.mean(new int[] {2}, true))
                .square()
                .mean(new int[] {2}, true)
                .add(TINY)
                .sqrt();
    }

    /** Every channel vector divided by its length. */
    static NDArray unit(NDArray features) {
        return features.div(features.square().sum(new int[] {1}, true).add(TINY).sqrt());
    }

    private static NDArray flat(NDArray features) {
        Shape shape = features.getShape();
        return features.reshape(shape.get(0), shape.get(1), -1);
    }
}
