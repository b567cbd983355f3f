package io.superres.degrade;

import java.util.SplittableRandom;

/** Numbers with a Poisson distribution, exact for every mean. */
final class Poisson {
    /** Above it, rejection is faster than counting. */
    private static final double MANY = 10;

    private Poisson() {}

    /** @param mean 0 or more, below a billion */
    static long draw(double mean, SplittableRandom random) {
        return mean < MANY ? count(mean, random) : reject(mean, random);
    }

    /** Counts uniform factors until their product falls below exp(-mean). */
    private static long count(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        long n = -1;
        double product = 1;
        do {
            product *= random.nextDouble();
            n++;
        } while (product > limit);
        return n;
    }

    /** Transformed rejection with squeeze, PTRS (Hormann, Insurance: Mathematics and Economics 12, 1993). */
    private static long reject(double mean, SplittableRandom random) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double vr = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= vr) return (long) k;
            if (k < 0 || us < 0.013 && v > us) continue;
            double left = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
            if (left <= -mean + k * Math.log(mean) - logFactorial(k)) return (long) k;
        }
    }

    private static double logFactorial(double k) {
        if (k < 10) {
            double product = 1;
            for (int i = 2; i <= k; i++) product *= i;
            return Math.log(product);
        }
        double x = k + 1;
        return (x - 0.5) * Math.log(x)
                - x
                + 0.5 * Math.log(2 * Math.PI)
                + 1 / (12 * x)
                - 1 / (360 * x * x * x)
                + 1 / (1260 * x * x * x * x * x);
    }
}
