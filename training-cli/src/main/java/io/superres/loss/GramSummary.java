package io.superres.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.superres.torch.Scalars;

/**
 * How each channel of a feature map goes with the others: mean and maximum of each row of the products of channels, which
 * are averaged over pixels so that the extent of the map does not matter.
 *
 * @param means (batch, channel)
 * @param maxima (batch, channel)
 */
public record GramSummary(NDArray means, NDArray maxima) {

    /**
     * @param features (batch, channel, y, x)
     * @param withItself whether a channel's product with itself counts
     */
    public static GramSummary of(NDArray features, boolean withItself) {
        NDArray gram = Statistics.gram(features, false);
        if (withItself) return new GramSummary(gram.mean(new int[] {2}), gram.max(new int[] {2}));
        int channels = Math.toIntExact(gram.getShape().get(1));
        NDArray itself = gram.getManager().eye(channels, channels, 0, DataType.FLOAT32);
        NDArray others = itself.neg().add(1);
        // A row's own entry is replaced by its smallest one, which changes no maximum of two or more others.
        NDArray smallest = gram.min(new int[] {2}, true);
        NDArray masked = gram.mul(others).add(smallest.mul(itself));
        NDArray sums = gram.mul(others).sum(new int[] {2});
        return new GramSummary(Scalars.times(sums, 1.0 / (channels - 1)), masked.max(new int[] {2}));
    }
}
