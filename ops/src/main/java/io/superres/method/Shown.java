package io.superres.method;

import io.superres.Names;
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

    /** @throws io.superres.BadInputException if the text names none */
    public static Shown parse(String text) {
        return Names.choice(values(), text, "image to show");
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
