package io.superres.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of the numbers of several steps. Values that are not finite do not count. */
final class Tally {
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    void add(String name, double value) {
        if (!Double.isFinite(value)) return;
        double[] sum = sums.computeIfAbsent(name, n -> new double[2]);
        sum[0] += value;
        sum[1]++;
    }

    /** The mean of one number, not a number if it has never come. */
    double mean(String name) {
        double[] sum = sums.get(name);
        return sum == null ? Double.NaN : sum[0] / sum[1];
    }

    /** The means of all numbers, in the order in which they came first. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
        return means;
    }

    void clear() {
        sums.clear();
    }
}
