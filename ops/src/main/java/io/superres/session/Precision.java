package io.superres.session;

import io.superres.BadInputException;
import java.util.Arrays;
import java.util.Locale;

/** How many bits a network calculates with. */
public enum Precision {
    /** 32-bit floats. */
    SINGLE,
    /** 16-bit floats inside, 32-bit floats outside: faster on a GPU, less exact. */
    HALF;

    /** @throws BadInputException if the text names no precision */
    public static Precision parse(String text) {
        return Arrays.stream(values())
                .filter(precision -> precision.name().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> new BadInputException("there is no precision '" + text + "'; use single or half"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
