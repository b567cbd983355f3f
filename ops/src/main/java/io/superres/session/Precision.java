package io.superres.session;

import io.superres.Names;
import java.util.Locale;

/** How many bits a network calculates with. */
public enum Precision {
    /** 32-bit floats. */
    SINGLE,
    /** 16-bit floats inside, 32-bit floats outside: faster on a GPU, less exact. */
    HALF;

    /** @throws io.superres.BadInputException if the text names no precision */
    public static Precision parse(String text) {
        return Names.choice(values(), text, "precision");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
