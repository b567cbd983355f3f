package io.superres.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.superres.torch.Scalars;

/** Penalties that need no truth. */
public final class Regularity {
    private Regularity() {}

    /** Mean absolute difference of horizontal neighbours plus that of vertical ones; axes (batch, channel, y, x). */
    public static NDArray totalVariation(NDArray image) {
        NDArray across = image.get(new NDIndex(":, :, :, 1:")).sub(image.get(new NDIndex(":, :, :, :-1")));
        NDArray down = image.get(new NDIndex(":, :, 1:, :")).sub(image.get(new NDIndex(":, :, :-1, :")));
        return across.abs().mean().add(down.abs().mean());
    }

    /**
     * Divergence of normal distributions from the standard one, in nats: {@code (mean^2 + variance - 1 - log variance)
     * / 2} (Kingma and Welling 2014, appendix B), averaged over the batch, then over all dimensions of one sample.
     *
     * @param mean axes (batch, ...)
     * @param logVariance the same shape
     * @param freeBits a dimension whose divergence is lower counts as this much and is left alone (Kingma et al. 2016,
     *     equation 15); 0 for none
     */
    public static NDArray divergence(NDArray mean, NDArray logVariance, double freeBits) {
        NDArray each = Scalars.times(
                mean.square().add(logVariance.exp()).sub(logVariance).sub(1), 0.5);
        Shape shape = each.getShape();
        NDArray perDimension = each.reshape(shape.get(0), -1).mean(new int[] {0});
        return (freeBits > 0 ? Scalars.atLeast(perDimension, freeBits) : perDimension).mean();
    }
}
