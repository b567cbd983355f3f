package io.superres.recipe.adapt;

import java.util.SplittableRandom;

/**
 * Hides some pixels of LR images from the network that enlarges them, so that rebuilding these shows what it makes of
 * their surroundings: noise of a pixel can then not be rebuilt by copying it (Krull et al., Noise2Void, CVPR 2019).
 *
 * @param share of the pixels; 0 hides none
 */
record Hidden(double share) {
    private static final int REACH = 2;

    /**
     * Images with hidden pixels.
     *
     * @param values of the images, in place of a hidden one that of another pixel nearby
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
                    int fromX = near(x, width, random);
                    int fromY = near(y, height, random);
                    if (fromX == x && fromY == y) fromX = x > 0 ? x - 1 : Math.min(1, width - 1);
                    for (int c = 0; c < bands; c++) {
                        int band = (n * bands + c) * height;
                        seen[(band + y) * width + x] = values[(band + fromY) * width + fromX];
                    }
                }
        return new Images(seen, mask);
    }

    private static int near(int at, int extent, SplittableRandom random) {
        return Math.max(0, Math.min(extent - 1, at + random.nextInt(-REACH, REACH + 1)));
    }
}
