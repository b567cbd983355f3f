package io.superres.method;

import io.superres.image.Preservation;
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
public record ImageSettings(RangeChoice range, Preservation preserve, Optional<Selection> selection) {
    /** Everything automatic, the whole image. */
    public static final ImageSettings STANDARD =
            new ImageSettings(RangeChoice.AUTO, Preservation.AUTO, Optional.empty());

    public ImageSettings withRange(RangeChoice other) {
        return new ImageSettings(other, preserve, selection);
    }

    public ImageSettings withSelection(Selection part) {
        return new ImageSettings(range, preserve, Optional.of(part));
    }
}
