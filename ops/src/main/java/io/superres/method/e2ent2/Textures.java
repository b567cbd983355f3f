package io.superres.method.e2ent2;

/**
 * How features at HR resolution are stacked on the LR grid: value {@code c * 16 + dy * 4 + dx} of an LR pixel is channel
 * c at row dy and column dx of its 4 x 4 HR pixels, as ONNX's {@code DepthToSpace} with mode {@code CRD} takes them.
 */
public final class Textures {
    /** HR pixels per LR pixel along each axis. */
    public static final int RATIO = 4;

    /** HR pixels per LR pixel. */
    static final int PHASES = RATIO * RATIO;

    private Textures() {}

    /** Stacked channels of so many features. */
    public static int channels(int features) {
        return PHASES * features;
    }

    /**
     * One row of stacked features.
     *
     * @param values features with axes channel, y, x
     * @param width of them
     * @param height of them
     * @param y row on the LR grid
     * @return the values of the first LR pixel, then those of the next
     */
    static float[] stacked(float[] values, int channels, int width, int height, int y) {
        int depth = channels(channels);
        float[] row = new float[width / RATIO * depth];
        for (int c = 0; c < channels; c++)
            for (int dy = 0; dy < RATIO; dy++) {
                int from = (c * height + y * RATIO + dy) * width;
                int to = c * PHASES + dy * RATIO;
                for (int x = 0; x < width; x++) row[x / RATIO * depth + to + x % RATIO] = values[from + x];
            }
        return row;
    }

    /** Where the values of a mirrored LR pixel come from. */
    static int[] mirrored(int channels, boolean vertically, boolean horizontally) {
        int[] from = new int[channels(channels)];
        for (int i = 0; i < from.length; i++) {
            int dy = i % PHASES / RATIO;
            int dx = i % RATIO;
            int y = vertically ? RATIO - 1 - dy : dy;
            int x = horizontally ? RATIO - 1 - dx : dx;
            from[i] = i - i % PHASES + y * RATIO + x;
        }
        return from;
    }
}
