package io.superres.train.check;

import io.superres.train.Validated;
import java.util.Locale;
import java.util.Optional;

/** Stops if results are flat in several measurements in a row. */
public final class LivelyOutput implements RunCheck {
    private static final int MOST = 3;
    private static final double FLAT = 0.02;

    private int flat;

    @Override
    public Optional<String> validated(long step, Validated found) {
        flat = found.spread() != null && found.spread() < FLAT ? flat + 1 : 0;
        if (flat < MOST) return Optional.empty();
        return Optional.of(String.format(
                Locale.ROOT,
                "the network's results have been flat in %d measurements in a row (%.1f %% of the contrast of the truth);"
                        + " start again with a lower learningRate or another seed",
                MOST,
                100 * found.spread()));
    }
}
