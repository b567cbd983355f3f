package io.superres.quality;

import java.util.Arrays;

/** One number for the values that several samples have at a pixel. */
public enum Summary {
    MEAN {
        @Override
        public double of(double[] values) {
            return mean(values);
        }
    },
    /** Standard deviation, of the samples as a sample: divided by their number less one. */
    DEVIATION {
        @Override
        public double of(double[] values) {
            double mean = mean(values);
            double sum = 0;
            for (double value : values) sum += (value - mean) * (value - mean);
            return values.length == 1 ? 0 : Math.sqrt(sum / (values.length - 1));
        }
    },
    /** The 5 percent quantile. */
    LOW {
        @Override
        public double of(double[] values) {
            return quantile(values, 0.05);
        }
    },
    /** The 95 percent quantile. */
    HIGH {
        @Override
        public double of(double[] values) {
            return quantile(values, 0.95);
        }
    };

    /** @param values may be put into another order */
    public abstract double of(double[] values);

    /** Whether the number is a difference of values rather than a value. */
    public boolean isDifference() {
        return this == DEVIATION;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }

    /** Linear between neighbours. */
    private static double quantile(double[] values, double share) {
        Arrays.sort(values);
        double at = share * (values.length - 1);
        int low = (int) at;
        int high = Math.min(values.length - 1, low + 1);
        return values[low] + (at - low) * (values[high] - values[low]);
    }
}
