package io.superres.method;

import io.superres.BadInputException;
import io.superres.image.Intensity;
import io.superres.image.Plane;
import io.superres.image.RangeChoice;
import io.superres.quality.Luma;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

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

    /**
     * A picture in pixel values, which are mapped as those of inputs are by {@link RangeChoice#AUTO}, each plane by
     * itself.
     *
     * @param pixels one grey plane, or red, green and blue
     * @throws BadInputException if a pixel is not a finite number, or there are too many for an array
     */
    public static <T extends RealType<T>> ReferenceImage of(
            Source source, List<? extends RandomAccessibleInterval<T>> pixels) {
        try {
            return new ReferenceImage(
                    source, pixels.stream().map(ReferenceImage::normalised).toList());
        } catch (BadInputException e) {
            throw new BadInputException("the reference " + source.name() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static <T extends RealType<T>> Plane normalised(RandomAccessibleInterval<T> pixels) {
        if (pixels.size() > Integer.MAX_VALUE - 8) throw new BadInputException("it has too many pixels");
        return Intensity.range(pixels, RangeChoice.AUTO).plane(pixels);
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
