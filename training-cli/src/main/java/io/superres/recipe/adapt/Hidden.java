package io.superres.recipe.adapt;

import java.util.SplittableRandom;

/**
 * Hides some pixels of LR images from the network that enlarges them, so that rebuilding these shows what it makes of
 * their surroundings: noise of a pixel can then not be rebuilt by copying it (Krull et al., Noise2Void, CVPR 2019).
 *
 * @param share of the pixels; 0 hides none
 */
record Hidden(double share) {
    /**
     * Images with hidden pixels.
     *
     * @param values of the images, in place of a hidden one the mean of those around it
     * @param mask (image, 1, y, x), 1 where a pixel is hidden, 0 elsewhere
     */
    record Images(float[] values, float[] mask) {}

    /** @param values (image, band, y, x) */
    Images of(float[] values, int images, int bands, int height, int width, SplittableRandom random) {
        float[] seen = values.clone();
        float[] mask = new float[images * height * width];
        for (int n = 0, i = 0; n < images; n++)
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++, i++) {
                    if (random.nextDouble() >= share) continue;
                    mask[i] = 1;
                    for (int c = 0; c < bands; c++) {
                        int band = (n * bands + c) * height * width;
                        seen[band + y * width + x] = around(values, band, x, y, width, height);
                    }
                }
        return new Images(seen, mask);
    }

    private static float around(float[] values, int band, int x, int y, int width, int height) {
        float sum = 0;
        int number = 0;
        for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
            for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                if (u == x && v == y) continue;
                sum += values[band + v * width + u];
                number++;
            }
        return number == 0 ? values[band] : sum / number;
    }
}
