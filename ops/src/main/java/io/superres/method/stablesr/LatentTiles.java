package io.superres.method.stablesr;

/**
 * Overlapping square parts of a latent whose noise is estimated one by one and blended (Wang et al. 2024, section 3.4).
 *
 * @param extent of a part
 * @param stride from one part to the next
 */
public record LatentTiles(int extent, int stride) {
    /** Variance of the weights along an axis, as a share of the squared extent. */
    private static final double VARIANCE = 0.01;

    public LatentTiles {
        if (extent < 1 || stride < 1 || stride > extent)
            throw new IllegalArgumentException("tiles of " + extent + " with a stride of " + stride + " leave gaps");
    }

    /** Where parts begin along an axis; the last one is moved back so that it ends where the latent does. */
    public int[] starts(int length) {
        if (length <= extent) return new int[] {0};
        int number = (length - extent + stride - 1) / stride + 1;
        int[] starts = new int[number];
        for (int i = 0; i < number; i++) starts[i] = Math.min(i * stride, length - extent);
        return starts;
    }

    /**
     * The weight of each place along an axis, largest in the middle. The published ones are half a place off along y; here
     * both axes are even.
     *
     * @param length of the part, at most {@link #extent}
     */
    public static double[] weights(int length) {
        double[] weights = new double[length];
        double middle = (length - 1) / 2.0;
        for (int i = 0; i < length; i++) {
            double distance = (i - middle) / length;
            weights[i] = Math.exp(-distance * distance / (2 * VARIANCE)) / Math.sqrt(2 * Math.PI * VARIANCE);
        }
        return weights;
    }
}
