package io.superres.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Whether two quantities rise and fall together, however they do it. */
public final class Spearman {
    private Spearman() {}

    /**
     * The correlation of ranks (Spearman 1904): 1 if the larger of two in one quantity is always the larger in the other,
     * 0 if one says nothing of the other. Equal values share their mean rank.
     *
     * @return NaN if one of them is the same everywhere
     */
    public static double of(double[] a, double[] b) {
        if (a.length != b.length || a.length == 0) throw new IllegalArgumentException("values do not come in pairs");
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (a.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) to++;
            for (int i = from; i < to; i++) ranks[order[i]] = (from + to + 1) / 2.0;
        }
        return ranks;
    }
}
