package io.superres.benchmark;

import io.superres.BadInputException;

/**
 * How thoroughly things are measured.
 *
 * @param rounds how often each variant is measured
 * @param seconds what one measurement lasts at least; shorter work is repeated
 */
public record Effort(int rounds, double seconds) {
    /** Good to about one per cent on a quiet machine. */
    public static final Effort THOROUGH = new Effort(9, 1);

    /** Good to about ten per cent. */
    public static final Effort QUICK = new Effort(3, 0.2);

    /** @throws BadInputException if there are no rounds */
    public Effort {
        if (rounds < 1) throw new BadInputException("the number of rounds must be at least 1");
    }

    public Effort withRounds(int others) {
        return new Effort(others, seconds);
    }
}
