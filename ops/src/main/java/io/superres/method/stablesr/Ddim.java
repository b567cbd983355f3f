package io.superres.method.stablesr;

/**
 * Steps that need no new noise, so that fewer of them do (Song et al. 2021, equation 12). The network is asked at the
 * times whose noise the formula counts with, unlike in the published code, where the two differ.
 */
public final class Ddim implements Sampler {
    private final int[] times;
    private final DiffusionSchedule schedule;
    private final double eta;

    /**
     * @param steps 2 to {@value DiffusionSchedule#TIMES}
     * @param eta share of new noise: 0 none, 1 as much as {@link Ddpm}
     */
    public Ddim(DiffusionSchedule schedule, int steps, double eta) {
        if (!(eta >= 0 && eta <= 1)) throw new IllegalArgumentException("eta must be between 0 and 1, not " + eta);
        this.schedule = schedule;
        this.eta = eta;
        times = DiffusionSchedule.times(steps);
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
        return eta > 0 && step > 0;
    }

    @Override
    public void step(int step, float[] latent, float[] noise, float[] fresh) {
        double now = schedule.left(times[step]);
        double next = step == 0 ? 1 : schedule.left(times[step - 1]);
        double sigma = isRandom(step) ? eta * Math.sqrt((1 - next) / (1 - now) * (1 - now / next)) : 0;
        double direction = Math.sqrt(Math.max(0, 1 - next - sigma * sigma));
        for (int i = 0; i < latent.length; i++) {
            double estimate = (latent[i] - Math.sqrt(1 - now) * noise[i]) / Math.sqrt(now);
            latent[i] =
                    (float) (Math.sqrt(next) * estimate + direction * noise[i] + (sigma == 0 ? 0 : sigma * fresh[i]));
        }
    }
}
