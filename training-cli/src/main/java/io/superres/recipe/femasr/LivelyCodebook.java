package io.superres.recipe.femasr;

import io.superres.train.Validated;
import io.superres.train.check.RunCheck;
import java.util.Locale;
import java.util.Optional;

/** Stops if hardly any entry of the codebook is used in several measurements in a row. */
final class LivelyCodebook implements RunCheck {
    /** Name of the measure. */
    static final String SHARE = "codes in use";

    private static final double LEAST = 0.03;
    private static final int MOST = 3;

    private final long patience;
    private int collapsed;

    /** @param patience steps that are forgiven */
    LivelyCodebook(long patience) {
        this.patience = patience;
    }

    @Override
    public Optional<String> validated(long step, Validated found) {
        double share = found.more().getOrDefault(SHARE, 1.0);
        collapsed = step >= patience && share < LEAST ? collapsed + 1 : 0;
        if (collapsed < MOST) return Optional.empty();
        return Optional.of(String.format(
                Locale.ROOT,
                "only %.1f %% of the codebook's entries have been in use in %d measurements in a row; start again with"
                        + " another seed, or with reseedEvery above 0",
                100 * share,
                MOST));
    }
}
