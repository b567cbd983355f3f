package io.superres.image;

import io.superres.BadInputException;
import java.util.Arrays;
import java.util.Locale;

/** Whether every LR pixel shall be the mean of the HR pixels that replace it. */
public enum Preservation {
    /** What suits the image. */
    AUTO,
    YES,
    NO;

    /** @throws BadInputException if the text is none of these */
    public static Preservation parse(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.name().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "'" + text + "' does not say whether to preserve intensities; use auto, yes or no"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
