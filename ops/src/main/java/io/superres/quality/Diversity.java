package io.superres.quality;

import java.util.List;

/** How much several results for one image differ where it helps: the score of the NTIRE 2021 challenge. */
public final class Diversity {
    private Diversity() {}

    /**
     * {@code 100 (global - local) / global}: {@code global} is the mean distance of the best result, {@code local} that
     * of the best result of every pixel (Lugmayr et al., NTIRE 2021 Learning the Super-Resolution Space Challenge).
     *
     * @param maps distance of each result from the truth, pixel by pixel
     * @return 0 if all results are alike, or there is one; NaN if the best one is the truth itself
     */
    public static double of(List<float[]> maps) {
        int pixels = maps.get(0).length;
        double global = Double.POSITIVE_INFINITY;
        for (float[] map : maps) {
            double sum = 0;
            for (float value : map) sum += value;
            global = Math.min(global, sum / pixels);
        }
        double local = 0;
        for (int i = 0; i < pixels; i++) {
            float best = Float.POSITIVE_INFINITY;
            for (float[] map : maps) best = Math.min(best, map[i]);
            local += best;
        }
        return 100 * (global - local / pixels) / global;
    }
}
