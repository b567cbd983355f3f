package io.superres.train.check;

import io.superres.train.Validated;
import java.util.Locale;
import java.util.Optional;

/**
 * Stops if results are much worse than bicubic enlargement after a fair number of steps, in two measurements in a row.
 *
 * @see #BetterThanBicubic(double, long)
 */
public final class BetterThanBicubic implements RunCheck {
    private static final int MOST = 2;

    private final double margin;
    private final long patience;
    private int worse;

    /**
     * @param margin how far below bicubic is too far, in dB
     * @param patience steps that are forgiven
     */
    public BetterThanBicubic(double margin, long patience) {
        this.margin = margin;
        this.patience = patience;
    }

    @Override
    public Optional<String> validated(long step, Validated found) {
        boolean tooLow = found.psnr() != null && step >= patience && !(found.psnr() > found.bicubicPsnr() - margin);
        worse = tooLow ? worse + 1 : 0;
        if (worse < MOST) return Optional.empty();
        return Optional.of(String.format(
                Locale.ROOT,
                "the held-out PSNR of %.2f dB is far below that of bicubic enlargement, %.2f dB; look at the pictures"
                        + " and the data, then start again with a lower learningRate",
                found.psnr(),
                found.bicubicPsnr()));
    }
}
