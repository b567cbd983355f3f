package io.superres.train.check;

import java.util.Optional;

/** Stops after several steps in a row whose loss or gradient was not finite. */
public final class FiniteNumbers implements RunCheck {
    private static final int MOST = 5;

    private int bad;

    @Override
    public Optional<String> step(double loss, boolean updated) {
        bad = updated ? 0 : bad + 1;
        if (bad < MOST) return Optional.empty();
        return Optional.of("the loss or its gradient was not finite in " + MOST + " steps in a row (loss " + loss
                + "); resume with a lower learningRate");
    }
}
