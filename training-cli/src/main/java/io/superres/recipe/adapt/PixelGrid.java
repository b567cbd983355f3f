package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/**
 * What a network adds in step with the pixels of the LR image. LR images are rebuilt just as well from a result that is a
 * little brighter on the whole, or at one of the places inside each LR pixel; users would measure that.
 */
final class PixelGrid {
    /** LR pixels along one side of a window. */
    static final int WINDOW = 8;

    private PixelGrid() {}

    /**
     * The mean absolute difference between results and bicubic enlargements, each averaged over windows of {@value
     * #WINDOW} times {@value #WINDOW} LR pixels at every place inside an LR pixel by itself.
     *
     * @param result (image, band, y, x), at least as large as one window; what lies outside the last one does not count
     * @param enlarged likewise
     * @param scale HR pixels per LR pixel
     */
    static NDArray of(NDArray result, NDArray enlarged, int scale) {
        NDArray difference = result.sub(enlarged);
        long rows = difference.getShape().get(2) / (WINDOW * scale);
        long columns = difference.getShape().get(3) / (WINDOW * scale);
        long bands = difference.getShape().get(0) * difference.getShape().get(1);
        return difference
                .get(new NDIndex(":, :, :{}, :{}", rows * WINDOW * scale, columns * WINDOW * scale))
                .reshape(bands * rows, WINDOW, scale, columns, WINDOW, scale)
                .mean(new int[] {4})
                .mean(new int[] {1})
                .abs()
                .mean();
    }
}
