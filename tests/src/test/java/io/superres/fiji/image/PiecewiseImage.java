package io.superres.fiji.image;

import ij.ImagePlus;
import java.nio.file.Path;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** TIFF files that are read as if there were no room for them in memory. */
public final class PiecewiseImage {
    private PiecewiseImage() {}

    /** Whether a file can be read piece by piece at all. */
    public static boolean isPiecewise(Path file) {
        try (OpenedImage image = OpenedImage.open(file, 0)) {
            return image.file() != null;
        }
    }

    /** Compares every pixel, and what belongs to the image, with the same image in memory. */
    @SuppressWarnings("unchecked")
    public static <T extends RealType<T>> void requireSame(Path file, ImagePlus expected) {
        try (OpenedImage image = OpenedImage.open(file, 0)) {
            requireSame((RandomAccessibleInterval<T>) image.pixels(), (RandomAccessibleInterval<T>)
                    ImagePlusImg.wrap(expected));
            ImagePlus header = image.header();
            requireEqual(header.getType(), expected.getType(), "type");
            requireEqual(header.isComposite(), expected.isComposite(), "composite");
            requireEqual(header.getInfoProperty(), expected.getInfoProperty(), "info");
            requireEqual(
                    header.getCalibration().toString(),
                    expected.getCalibration().toString(),
                    "calibration");
            if (expected.getType() == ImagePlus.COLOR_RGB) return;
            requireEqual(header.getDisplayRangeMin(), expected.getDisplayRangeMin(), "least value shown");
            requireEqual(header.getDisplayRangeMax(), expected.getDisplayRangeMax(), "largest value shown");
        }
    }

    private static <T extends RealType<T>> void requireSame(
            RandomAccessibleInterval<T> pixels, RandomAccessibleInterval<T> expected) {
        requireEqual(Intervals.toString(pixels), Intervals.toString(expected), "extents");
        RandomAccess<T> other = expected.randomAccess();
        Cursor<T> cursor = Views.iterable(pixels).localizingCursor();
        while (cursor.hasNext()) {
            double value = cursor.next().getRealDouble();
            other.setPosition(cursor);
            requireEqual(value, other.get().getRealDouble(), "a pixel");
        }
    }

    private static void requireEqual(Object found, Object expected, String what) {
        if (!java.util.Objects.equals(found, expected))
            throw new AssertionError(what + ": piece by piece " + found + ", in memory " + expected);
    }
}
