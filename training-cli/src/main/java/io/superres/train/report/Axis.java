package io.superres.train.report;

import java.util.List;

/**
 * One axis of a chart, on which 0 is its beginning and 1 its end.
 *
 * @param low value at the beginning, or its logarithm
 * @param high value at the end, or its logarithm
 * @param logarithmic whether it is
 */
record Axis(double low, double high, boolean logarithmic) {
    private static final double WIDE = 30;
    private static final int QUARTERS = 4;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10, 20, 25};
    private static final double SLACK = 1e-6;

    static Axis of(List<double[]> values, boolean mayBeLogarithmic) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] some : values)
            for (double value : some)
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
        if (low > high) return new Axis(0, 1, false);
        if (mayBeLogarithmic && low > 0 && high > WIDE * low) return new Axis(Math.log(low), Math.log(high), true);
        return round(low, high > low ? high : low + Math.max(1e-6, Math.abs(low) * 0.1));
    }

    /** The shortest axis around two values whose quarters are round numbers. */
    private static Axis round(double low, double high) {
        double power = Math.pow(10, Math.floor(Math.log10((high - low) / QUARTERS)));
        for (double digit : ROUND) {
            double step = digit * power;
            double begin = Math.floor(low / step + SLACK) * step;
            if (begin + QUARTERS * step >= high - SLACK * step) return new Axis(begin, begin + QUARTERS * step, false);
        }
        throw new IllegalStateException("no axis from " + low + " to " + high);
    }

    double share(double value) {
        return ((logarithmic ? Math.log(value) : value) - low) / (high - low);
    }

    double value(double share) {
        double at = low + share * (high - low);
        return logarithmic ? Math.exp(at) : at;
    }
}
