package io.superres.quality;

import io.superres.image.Plane;

/**
 * Multi-scale structural similarity (Wang, Simoncelli and Bovik 2003): contrast and structure at up to five scales, each
 * half as fine as the one before (mean of 2 x 2 pixels), luminance at the coarsest. Images too small for five scales use
 * as many as fit, with the weights of these scaled to sum to 1.
 */
public final class MsSsim {
    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
    private static final int SMALLEST = 11;

    private MsSsim() {}

    /**
     * @param peak the range of the data, 255 for 8-bit images
     * @return similarity from 0 to 1; NaN if an extent is below 11 pixels
     */
    public static double of(Plane result, Plane truth, double peak) {
        int scales = 0;
        for (int extent = Math.min(truth.width(), truth.height());
                extent >= SMALLEST && scales < WEIGHTS.length;
                extent /= 2) scales++;
        if (scales == 0) return Double.NaN;
        double total = 0;
        for (int i = 0; i < scales; i++) total += WEIGHTS[i];
        double product = 1;
        for (int i = 0; i < scales; i++) {
            Ssim.Parts parts = Ssim.parts(result, truth, 0, peak);
            double similarity = i == scales - 1 ? parts.similarity() : parts.structure();
            product *= Math.pow(Math.max(0, similarity), WEIGHTS[i] / total);
            result = half(result);
            truth = half(truth);
        }
        return product;
    }

    /** The mean of each block of 2 x 2 pixels. */
    static Plane half(Plane image) {
        Plane out = Plane.empty(image.width() / 2, image.height() / 2);
        for (int y = 0; y < out.height(); y++)
            for (int x = 0; x < out.width(); x++)
                out.pixels()[y * out.width() + x] = (image.get(2 * x, 2 * y)
                                + image.get(2 * x + 1, 2 * y)
                                + image.get(2 * x, 2 * y + 1)
                                + image.get(2 * x + 1, 2 * y + 1))
                        / 4;
        return out;
    }
}
