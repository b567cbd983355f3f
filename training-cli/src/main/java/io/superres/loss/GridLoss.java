package io.superres.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/**
 * How unevenly neighbouring pixels differ by their place inside an LR pixel, as in {@link io.superres.quality.GridPattern}:
 * detail that is real keeps no step with LR pixels.
 */
public final class GridLoss {
    private static final float TINY = 1e-8f;

    private GridLoss() {}

    /**
     * The mean deviation from 1, over all places along both axes; 0 if differences are as large everywhere.
     *
     * @param result (image, band, y, x), extents above {@code scale}
     * @param scale HR pixels per LR pixel, 2 or more
     */
    public static NDArray of(NDArray result, int scale) {
        return along(result, scale)
                .add(along(result.transpose(0, 1, 3, 2), scale))
                .div(2);
    }

    private static NDArray along(NDArray image, int scale) {
        long whole = (image.getShape().get(3) - 1) / scale * scale;
        NDArray differences = image.get(new NDIndex(":, :, :, 1:{}", whole + 1))
                .sub(image.get(new NDIndex(":, :, :, :{}", whole)))
                .abs();
        NDArray byPlace = differences.reshape(-1, scale).mean(new int[] {0});
        return byPlace.div(byPlace.mean().add(TINY)).sub(1).abs().mean();
    }
}
