package io.superres.fiji.batch;

import java.util.Locale;

/** How the work on one file ended. */
public enum Status {
    DONE,
    /** It was finished before. */
    SKIPPED,
    FAILED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
