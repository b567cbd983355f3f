package io.superres.degrade;

import java.util.SplittableRandom;

/** Numbers to draw from, with equal probability. */
public record Range(double low, double high) {
    double draw(SplittableRandom random) {
        return low + (high - low) * random.nextDouble();
    }

    /** Below or above 1 with the same probability, uniformly on either side; 1 itself where a side is empty. */
    double drawAroundOne(SplittableRandom random) {
        return (random.nextBoolean() ? new Range(low, 1) : new Range(1, high)).draw(random);
    }
}
