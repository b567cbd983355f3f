package io.superres.degrade;

import java.util.List;
import java.util.SplittableRandom;

/** A degradation and what happens to its LR images afterwards. */
record Followed(Degradation first, List<LrStep> steps) implements Degradation {
    Followed {
        steps = List.copyOf(steps);
    }

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        Degraded made = first.apply(hr, scale, random);
        Scene lr = made.lr();
        for (LrStep step : steps) lr = step.apply(lr, random).stored();
        return new Degraded(made.hr(), lr);
    }

    @Override
    public int reach(int scale) {
        return first.reach(scale);
    }
}
