package io.superres.train;

/**
 * A learning rate that rises linearly and then falls along half a cosine.
 *
 * @param peak highest rate
 * @param floor rate at the last step
 * @param warmup steps of the rise
 * @param steps steps in all
 */
public record CosineSchedule(double peak, double floor, long warmup, long steps) {

    /** @param step from 1 to {@code steps} */
    public double at(long step) {
        if (step <= warmup) return peak * step / Math.max(1, warmup);
        double part = (double) (step - warmup) / Math.max(1, steps - warmup);
        return floor + (peak - floor) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, part)));
    }
}
