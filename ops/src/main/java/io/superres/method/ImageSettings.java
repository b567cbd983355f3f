package io.superres.method;

import io.superres.image.RangeChoice;
import io.superres.image.Selection;
import java.util.Optional;

/**
 * How one image is treated, whatever the method.
 *
 * @param range how pixel values are mapped
 * @param preserve whether LR pixels shall be the means of their HR pixels
 * @param selection the part to enlarge; all if empty
 */
public record ImageSettings(RangeChoice range, boolean preserve, Optional<Selection> selection) {
    /** The whole image, automatic range, results as the network makes them. */
    public static final ImageSettings STANDARD = new ImageSettings(RangeChoice.AUTO, false, Optional.empty());

    public ImageSettings withRange(RangeChoice other) {
        return new ImageSettings(other, preserve, selection);
    }

    public ImageSettings withSelection(Selection part) {
        return new ImageSettings(range, preserve, Optional.of(part));
    }
}
