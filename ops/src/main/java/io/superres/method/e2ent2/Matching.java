package io.superres.method.e2ent2;

import io.superres.Names;
import java.util.Locale;

/** How thoroughly references are searched. */
public enum Matching {
    /** All with all if that takes a fair time, else {@link #FAST}. */
    AUTO,
    /** All patches with all: the best ones are found. */
    EXACT,
    /** Coarse to fine: patches are found that are nearly as good. */
    FAST;

    /** @throws io.superres.BadInputException if the text names none */
    public static Matching parse(String text) {
        return Names.choice(values(), text, "matching");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
