package io.superres.train;

/** Measures what has been learnt, on data that is not trained on. */
@FunctionalInterface
public interface Validation {
    /** Measures nothing. */
    Validation NONE = () -> Validated.NOTHING;

    Validated measure();
}
