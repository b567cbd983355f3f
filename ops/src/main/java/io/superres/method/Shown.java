package io.superres.method;

import io.superres.BadInputException;
import java.util.Arrays;
import java.util.Locale;

/** What a method fills an image with. */
public enum Shown {
    /** The enlarged image. */
    RESULT,
    /**
     * How far the enlarged image can be relied on at each pixel: from 0 to the largest value of integer types, to 1 in
     * floating-point images.
     */
    CONFIDENCE;

    /** @throws BadInputException if the text names none */
    public static Shown parse(String text) {
        return Arrays.stream(values())
                .filter(shown -> shown.name().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> new BadInputException("'" + text + "' cannot be shown; use result or confidence"));
    }

    /** What the name of such an image ends in. */
    public String suffix() {
        return this == RESULT ? "" : "-" + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
