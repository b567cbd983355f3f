package io.superres.image;

import java.util.Arrays;

/**
 * Makes HR pixels agree with the LR pixel that they stand for: their mean becomes its value. The change is the smallest
 * possible one (the projection onto all blocks with that mean and within the bounds), so it adds nothing to the picture
 * that the network did not put there.
 */
public final class BlockMean {
    private static final int HALVINGS = 80;

    private BlockMean() {}

    /**
     * Shifts the values of one block, those that hit a bound less than the others, until their mean is right.
     *
     * @param block values of one block; replaced
     * @param mean wanted, within the bounds
     * @param min lowest value that a pixel may have
     * @param max highest value that a pixel may have
     */
    public static void project(double[] block, double mean, double min, double max) {
        double sum = 0;
        for (double value : block) sum += value;
        double shift = mean - sum / block.length;
        boolean within = true;
        for (int i = 0; i < block.length; i++) {
            double moved = block[i] + shift;
            within &= moved >= min && moved <= max;
            block[i] = moved;
        }
        if (!within) projectOntoBounds(block, mean, min, max);
    }

    /** The same for values whose mean is right already, in time that depends on how exact the mean shall be. */
    private static void projectOntoBounds(double[] block, double mean, double min, double max) {
        double low = min - Arrays.stream(block).max().orElseThrow();
        double high = max - Arrays.stream(block).min().orElseThrow();
        double shift = 0;
        for (int i = 0; i < HALVINGS; i++) {
            shift = (low + high) / 2;
            if (clampedMean(block, shift, min, max) < mean) low = shift;
            else high = shift;
        }
        for (int i = 0; i < block.length; i++) block[i] = clamp(block[i] + shift, min, max);
    }

    /**
     * Rounds to whole numbers, handing the error on from pixel to pixel, so that the sum is right to one half.
     *
     * @param block values of one block; replaced
     * @param min lowest value that a pixel may have, a whole number
     * @param max highest value that a pixel may have, a whole number
     */
    public static void round(double[] block, double min, double max) {
        double wanted = 0;
        double given = 0;
        for (int i = 0; i < block.length; i++) {
            wanted += block[i];
            double whole = Math.rint(wanted);
            double rounded = whole - given;
            if (rounded >= min && rounded <= max) given = whole;
            else {
                rounded = clamp(rounded, min, max);
                given += rounded;
            }
            block[i] = rounded;
        }
    }

    private static double clampedMean(double[] block, double shift, double min, double max) {
        double sum = 0;
        for (double value : block) sum += clamp(value + shift, min, max);
        return sum / block.length;
    }

    private static double clamp(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }
}
