package io.superres.method.stablesr;

/**
 * How much of a latent is left at each of the thousand times at which a diffusion network knows it: {@code x_t =
 * sqrt(left_t) x_0 + sqrt(1 - left_t) noise} (Ho et al. 2020, equation 4).
 */
public final class DiffusionSchedule {
    /** Times of training. */
    public static final int TIMES = 1000;

    private static final double FIRST = 0.00085;
    private static final double LAST = 0.0120;

    private final double[] left = new double[TIMES];

    private DiffusionSchedule() {
        double product = 1;
        for (int t = 0; t < TIMES; t++) {
            product *= 1 - beta(t);
            left[t] = product;
        }
    }

    /** The schedule of Stable Diffusion: betas whose roots grow in equal steps. */
    public static DiffusionSchedule standard() {
        return new DiffusionSchedule();
    }

    /** The variance that is added from one time to the next. */
    static double beta(int t) {
        double root = Math.sqrt(FIRST) + t * (Math.sqrt(LAST) - Math.sqrt(FIRST)) / (TIMES - 1);
        return root * root;
    }

    /** The share of the variance that is still the latent's, from 0 for all noise to 1. */
    public double left(int t) {
        return left[t];
    }

    /**
     * Times in equal steps from 0 to the last one, rounded half to even, as the published sampler takes them.
     *
     * @param steps 1 to {@value #TIMES}
     * @throws IllegalArgumentException if there are none or more
     */
    public static int[] times(int steps) {
        if (steps < 1 || steps > TIMES)
            throw new IllegalArgumentException("the number of steps must be from 1 to " + TIMES + ", not " + steps);
        if (steps == 1) return new int[] {TIMES - 1};
        int[] times = new int[steps];
        double stride = (TIMES - 1.0) / (steps - 1);
        double at = 0;
        for (int k = 0; k < steps; k++, at += stride) times[k] = (int) Math.rint(at);
        return times;
    }
}
