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
    CONFIDENCE,
    /** The number of the codebook's entry that stands for each place; in 8-bit images, its remainder by 256. */
    CODES,
    /**
     * How far the features of each place lie from that entry, from 0 for equal to 1 for unlike: 1 is the largest value
     * of integer types.
     */
    DISTANCE,
    /** The mean of all samples. */
    MEAN,
    /** Their standard deviation, in pixel values. */
    DEVIATION,
    /** The value that 5 of 100 samples are below. */
    LOW,
    /** The value that 5 of 100 samples are above. */
    HIGH;

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
