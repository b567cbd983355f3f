package io.superres.train.check;

import java.util.Optional;

/** Stops if the loss is the same number over and over. */
public final class MovingLoss implements RunCheck {
    private static final int MOST = 200;
    private static final double RELATIVE = 1e-7;

    private double last = Double.NaN;
    private int same;

    @Override
    public Optional<String> step(double loss, boolean updated) {
        same = Math.abs(loss - last) <= RELATIVE * Math.abs(last) ? same + 1 : 0;
        last = loss;
        if (same < MOST) return Optional.empty();
        return Optional.of("the loss has been " + loss + " for " + MOST
                + " steps; the gradient does not reach the network or all patches are alike: look at the data and lower"
                + " learningRate");
    }
}
