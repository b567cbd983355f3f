package io.superres.method.stablesr;

/**
 * Standard normal numbers that depend on a seed and on where and when they are needed alone, not on the order in which
 * they are asked for: the same for any tiles and threads.
 *
 * @param seed decides about all of them
 */
public record PlacedNoise(long seed) {
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /**
     * @param when of the sampling: a step, or another number
     * @param channel of the latent
     */
    public double at(int when, int channel, int y, int x) {
        long key = mixed(mixed(mixed(mixed(seed + ODD) ^ when) ^ channel) ^ ((long) y << 32 | x & 0xffffffffL));
        double u = ((mixed(key) >>> 11) + 1) * UNIT;
        double v = (mixed(key + ODD) >>> 11) * UNIT;
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }

    /**
     * Of a rectangle, row by row and channel by channel.
     *
     * @param top first row
     * @param left first column
     */
    public float[] of(int when, int channels, int top, int left, int height, int width) {
        float[] values = new float[channels * height * width];
        for (int c = 0, i = 0; c < channels; c++)
            for (int y = top; y < top + height; y++)
                for (int x = left; x < left + width; x++) values[i++] = (float) at(when, c, y, x);
        return values;
    }

    /** Steele et al. 2014 (SplitMix), with the constants of Stafford's thirteenth mixer. */
    private static long mixed(long value) {
        long z = value + ODD;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
