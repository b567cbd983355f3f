package io.superres.recipe.adapt;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether a fitted model is better than the one that was given, by what held-out images say of both.
 *
 * @param before of the given model
 * @param share weight of the alignment with natural images beside the reconstruction
 * @param leastGain share by which LR images must be rebuilt better
 * @param mostChange mean absolute change of results that is too much
 * @param mostGrid pattern of the pixel grid that is too much, unless the given model has more
 * @param leastConsistency LR-PSNR in dB below which a model must not fall, unless the given one does
 */
record Verdict(
        Standing before, double share, double leastGain, double mostChange, double mostGrid, double leastConsistency) {
    /** dB by which LR-PSNR varies without a reason. */
    private static final double NOISE = 0.5;

    /** So much farther from natural images is no worse. */
    private static final double TOLERATED = 0.02;

    /** Lower is better; the given model has {@code 1 + share}. */
    double objective(Standing after) {
        return after.rebuilding() / before.rebuilding() + share * after.unlikeness() / before.unlikeness();
    }

    /** The criterion by which a fitted model is worse than the given one, as one clause; empty if by none. */
    Optional<String> objection(Standing after) {
        if (!(after.rebuilding() <= before.rebuilding() * (1 - leastGain)))
            return worse(
                    "hidden pixels of LR images are not rebuilt better enough",
                    before.rebuilding(),
                    after.rebuilding());
        return damage(after);
    }

    /** The criterion by which results have suffered, whatever was gained, as one clause; empty if by none. */
    Optional<String> damage(Standing after) {
        if (!(after.unlikeness() <= before.unlikeness() * (1 + TOLERATED)))
            return worse("results are less like natural images", before.unlikeness(), after.unlikeness());
        if (!(after.consistency() >= Math.min(before.consistency(), leastConsistency) - NOISE))
            return worse(
                    "results, reduced, are too far from the LR images, in dB",
                    before.consistency(),
                    after.consistency());
        if (!(after.grid() <= Math.max(before.grid(), mostGrid)))
            return worse("results have a pattern of the pixel grid, or other intensities", before.grid(), after.grid());
        if (!(after.change() <= mostChange)) return worse("results change too much", mostChange, after.change());
        return Optional.empty();
    }

    private static Optional<String> worse(String words, double before, double after) {
        return Optional.of(String.format(Locale.ROOT, "%s (%.4g, now %.4g)", words, before, after));
    }
}
