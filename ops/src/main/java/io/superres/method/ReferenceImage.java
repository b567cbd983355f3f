package io.superres.method;

import io.superres.image.Plane;
import io.superres.quality.Luma;
import java.util.List;

/**
 * A picture that shows a method what detail looks like.
 *
 * @param source where it comes from
 * @param planes one grey plane, or red, green and blue, all of one size; values 0 to 1 as networks take them
 */
public record ReferenceImage(Source source, List<Plane> planes) {

    public ReferenceImage {
        planes = List.copyOf(planes);
        if (planes.size() != 1 && planes.size() != 3)
            throw new IllegalArgumentException("a reference has one or three planes, not " + planes.size());
    }

    public int width() {
        return planes.get(0).width();
    }

    public int height() {
        return planes.get(0).height();
    }

    /** The same picture for grey or for colour images: its brightness, or three planes. */
    public List<Plane> bands(boolean colour) {
        if (colour == (planes.size() == 3)) return planes;
        Plane first = planes.get(0);
        return colour ? List.of(first, first, first) : List.of(Luma.fullRange(planes));
    }
}
