package io.superres.image;

/**
 * Exact percentiles of any number of values in constant memory: the values are counted twice, first by the upper half of
 * their bits, then, for the two counts in which percentiles lie, by the lower half. Outliers, however far away, do not
 * make it coarser.
 */
final class Ranks {
    private static final int HALF = 16;
    private static final int BINS = 1 << HALF;

    private final double[] shares;
    private final long[] upper = new long[BINS];
    private final long[][] lower;
    private final int[] found;
    private final long[] before;
    private long count;
    private boolean second;

    /** @param shares the percentiles, from 0 to 1 */
    Ranks(double... shares) {
        this.shares = shares;
        lower = new long[shares.length][];
        found = new int[shares.length];
        before = new long[shares.length];
    }

    /** Counts a finite value some times; the same values must come in both passes, in any order. */
    void count(float value, long times) {
        int key = key(value);
        int high = key >>> HALF;
        if (!second) {
            upper[high] += times;
            count += times;
        } else for (int i = 0; i < shares.length; i++) if (high == found[i]) lower[i][key & BINS - 1] += times;
    }

    /** Ends a pass. */
    boolean needsAnotherPass() {
        if (second || count == 0) return false;
        second = true;
        for (int i = 0; i < shares.length; i++) {
            lower[i] = new long[BINS];
            while (before[i] + upper[found[i]] <= shares[i] * count) before[i] += upper[found[i]++];
        }
        return true;
    }

    /** The smallest value with more than the given share of all values at or below it; NaN if nothing was counted. */
    double value(int i) {
        if (count == 0) return Double.NaN;
        long seen = before[i];
        int low = 0;
        while (seen + lower[i][low] <= shares[i] * count) seen += lower[i][low++];
        int key = found[i] << HALF | low;
        return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
    }

    /** Whole numbers that, taken as unsigned, have the order of the values. */
    private static int key(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
    }
}
