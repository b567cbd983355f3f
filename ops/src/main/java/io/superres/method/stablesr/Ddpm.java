package io.superres.method.stablesr;

/** Every step draws new noise (Ho et al. 2020, algorithm 2), over some of the times of training. */
public final class Ddpm implements Sampler {
    /** Steps of the distilled network. */
    public static final int TURBO = 4;

    private final int[] times;
    private final double[] left;
    private final double[] betas;

    /** @param steps 2 to {@value DiffusionSchedule#TIMES} */
    public Ddpm(DiffusionSchedule schedule, int steps) {
        times = DiffusionSchedule.times(steps);
        left = new double[steps];
        betas = new double[steps];
        double before = 1;
        for (int i = 0; i < steps; i++) {
            left[i] = schedule.left(times[i]);
            betas[i] = 1 - left[i] / before;
            before = left[i];
        }
    }

    @Override
    public int steps() {
        return times.length;
    }

    @Override
    public int time(int step) {
        return times[step];
    }

    @Override
    public boolean isRandom(int step) {
        return step > 0;
    }

    /** The share of a step's beginning that the estimated end has in its mean. */
    double shareOfEnd(int step) {
        return betas[step] * Math.sqrt(leftBefore(step)) / (1 - left[step]);
    }

    double shareOfLatent(int step) {
        return (1 - leftBefore(step)) * Math.sqrt(1 - betas[step]) / (1 - left[step]);
    }

    double variance(int step) {
        return betas[step] * (1 - leftBefore(step)) / (1 - left[step]);
    }

    double beta(int step) {
        return betas[step];
    }

    private double leftBefore(int step) {
        return step == 0 ? 1 : left[step - 1];
    }

    @Override
    public void step(int step, float[] latent, float[] noise, float[] fresh) {
        double clean = 1 / Math.sqrt(left[step]);
        double dirty = Math.sqrt(1 / left[step] - 1);
        double end = shareOfEnd(step);
        double stay = shareOfLatent(step);
        double deviation = isRandom(step) ? Math.sqrt(variance(step)) : 0;
        for (int i = 0; i < latent.length; i++) {
            double estimate = clean * latent[i] - dirty * noise[i];
            latent[i] = (float) (end * estimate + stay * latent[i] + (deviation == 0 ? 0 : deviation * fresh[i]));
        }
    }
}
