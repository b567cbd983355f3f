package io.superres.degrade;

import io.superres.image.Plane;

/**
 * How an LR pixel gathers light from HR pixels, along one axis; the same along both. LR pixel {@code i} is the sum of
 * {@code weights[k]} times HR pixel {@code i * scale + first + k}; beyond the border, images are reflected with the edge
 * pixel repeated.
 *
 * @param weights sum to 1
 */
record PointSpread(int first, double[] weights) {
    /** Standard deviations after which a Gaussian is cut off. */
    private static final double TAILS = 4;

    /** Each LR pixel is the mean of its own HR pixels. */
    static PointSpread box(int scale) {
        double[] weights = new double[scale];
        java.util.Arrays.fill(weights, 1.0 / scale);
        return new PointSpread(0, weights);
    }

    /**
     * A Gaussian around the centre of each LR pixel.
     *
     * @param sigma standard deviation in HR pixels
     */
    static PointSpread gaussian(double sigma, int scale) {
        double centre = (scale - 1) / 2.0;
        double reach = Math.max(0.5, TAILS * sigma);
        int first = (int) Math.ceil(centre - reach);
        double[] weights = new double[(int) Math.floor(centre + reach) - first + 1];
        for (int k = 0; k < weights.length; k++) {
            double d = (first + k - centre) / Math.max(sigma, 1e-6);
            weights[k] = Math.exp(-0.5 * d * d);
        }
        return new PointSpread(first, normalised(weights));
    }

    /**
     * Blur by a Gaussian, then the mean over the LR pixel's area.
     *
     * @param sigma standard deviation in HR pixels
     */
    static PointSpread binned(double sigma, int scale) {
        PointSpread blur = gaussian(sigma, 1);
        double[] weights = new double[blur.weights.length + scale - 1];
        for (int k = 0; k < blur.weights.length; k++)
            for (int bin = 0; bin < scale; bin++) weights[k + bin] += blur.weights[k] / scale;
        return new PointSpread(blur.first, weights);
    }

    Plane shrink(Plane image, int scale) {
        return alongX(alongX(image.transposed(), scale).transposed(), scale);
    }

    private Plane alongX(Plane image, int scale) {
        int width = image.width() / scale;
        Plane out = Plane.empty(width, image.height());
        for (int y = 0; y < image.height(); y++)
            for (int x = 0; x < width; x++) {
                double sum = 0;
                int at = x * scale + first;
                boolean inside = at >= 0 && at + weights.length <= image.width();
                for (int k = 0; k < weights.length; k++)
                    sum += weights[k] * image.get(inside ? at + k : Plane.reflect(at + k, image.width()), y);
                out.pixels()[y * width + x] = (float) sum;
            }
        return out;
    }

    private static double[] normalised(double[] weights) {
        double total = java.util.Arrays.stream(weights).sum();
        return java.util.Arrays.stream(weights).map(w -> w / total).toArray();
    }
}
