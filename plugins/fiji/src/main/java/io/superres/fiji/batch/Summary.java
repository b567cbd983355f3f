package io.superres.fiji.batch;

import java.util.List;

/**
 * What became of many files.
 *
 * @param outcomes one for each file, in the order of work
 */
public record Summary(List<Outcome> outcomes) {
    public Summary {
        outcomes = List.copyOf(outcomes);
    }

    /** How many files ended in a certain way. */
    public long count(Status status) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).count();
    }

    /** Whether no file failed. */
    public boolean good() {
        return count(Status.FAILED) == 0;
    }

    /** Such as "118 done, 2 skipped, 1 failed". */
    @Override
    public String toString() {
        return count(Status.DONE) + " done, " + count(Status.SKIPPED) + " skipped, " + count(Status.FAILED) + " failed";
    }
}
