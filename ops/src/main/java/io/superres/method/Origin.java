package io.superres.method;

import io.superres.Names;
import java.util.Locale;

/** What samples are drawn around. */
public enum Origin {
    /** The references; without any, the image itself. */
    AUTO,
    /** The references, sample by sample the next one. */
    REFERENCE,
    /** The image itself. */
    SELF,
    /** Dark noise in place of a reference, another one for each sample. */
    RANDOM,
    /** Nothing: codes from the normal distribution. */
    RANDOM_Z;

    /** @throws io.superres.BadInputException if the text names none */
    public static Origin parse(String text) {
        return Names.choice(values(), text, "origin of samples");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
