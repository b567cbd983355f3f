package io.superres.benchmark;

import java.util.Locale;

/** What a measured number should be. */
public sealed interface Target {
    /** Nothing is asked of it; it is there to be compared. */
    Target NONE = new None();

    record None() implements Target {
        @Override
        public boolean holds(double value) {
            return true;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    record AtMost(double limit) implements Target {
        @Override
        public boolean holds(double value) {
            return value <= limit;
        }

        @Override
        public String toString() {
            return "at most " + Target.number(limit);
        }
    }

    record AtLeast(double limit) implements Target {
        @Override
        public boolean holds(double value) {
            return value >= limit;
        }

        @Override
        public String toString() {
            return "at least " + Target.number(limit);
        }
    }

    /** Whether a number is as it should be; never for NaN, unless nothing is asked. */
    boolean holds(double value);

    private static String number(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : String.format(Locale.ROOT, "%.3g", limit);
    }
}
