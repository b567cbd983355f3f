package io.superres.ops;

import io.superres.BadInputException;
import io.superres.image.Plane;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Two-dimensional imglib2 images as {@link Plane} and back. */
final class PlaneValues {
    private PlaneValues() {}

    /** @throws BadInputException if the image is not two-dimensional or has more pixels than a plane can have */
    static Plane of(RandomAccessibleInterval<? extends RealType<?>> image) {
        if (image.numDimensions() != 2)
            throw new BadInputException("the image has " + image.numDimensions() + " dimensions; give one plane of it");
        if (image.size() > Integer.MAX_VALUE - 8)
            throw new BadInputException("an image of " + image.dimension(0) + " x " + image.dimension(1)
                    + " pixels is too large; give a part of it");
        Plane plane = Plane.empty((int) image.dimension(0), (int) image.dimension(1));
        int i = 0;
        for (RealType<?> pixel : Views.flatIterable(image)) plane.pixels()[i++] = pixel.getRealFloat();
        return plane;
    }

    /** Values of integer types are rounded and clamped. */
    static <T extends RealType<T>> void put(Plane plane, RandomAccessibleInterval<T> image) {
        T type = image.getType();
        boolean whole = type instanceof IntegerType;
        double min = type.getMinValue();
        double max = type.getMaxValue();
        int i = 0;
        for (T pixel : Views.flatIterable(image)) {
            double value = plane.pixels()[i++];
            pixel.setReal(whole ? Math.max(min, Math.min(max, Math.rint(value))) : value);
        }
    }
}
