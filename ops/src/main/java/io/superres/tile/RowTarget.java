package io.superres.tile;

import java.util.Arrays;
import net.imglib2.Dimensions;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.IntervalView;
import net.imglib2.view.MixedTransformView;

/**
 * A two-dimensional image that is written row by row. Where its pixels lie in a plain array of 8-bit, 16-bit or float
 * values, they go there directly, which takes a tenth of the time; everywhere else through imglib2. Not thread-safe.
 */
abstract class RowTarget {

    /**
     * Writes a part of a row.
     *
     * @param x left end
     * @param y the row
     * @param values within what the pixel type can hold, and whole for integer types
     * @param from the first value to write
     * @param count number of pixels
     */
    abstract void write(long x, long y, double[] values, int from, int count);

    static <T extends RealType<T>> RowTarget of(RandomAccessibleInterval<T> image) {
        T type = image.getType();
        boolean plain = type instanceof UnsignedByteType
                || type instanceof ByteType
                || type instanceof UnsignedShortType
                || type instanceof ShortType
                || type instanceof FloatType;
        if (!plain || image.numDimensions() != 2) return new Pixels<>(image.randomAccess());
        Place first = Place.of(image, image.min(0), image.min(1));
        Place second = Place.of(image, image.min(0) + 1, image.min(1));
        boolean contiguous = first != null && second != null && second.follows(first) && first.array() != null;
        return contiguous ? new Arrayed(image) : new Pixels<>(image.randomAccess());
    }

    /** Any image. */
    private static final class Pixels<T extends RealType<T>> extends RowTarget {
        private final RandomAccess<T> pixel;

        Pixels(RandomAccess<T> pixel) {
            this.pixel = pixel;
        }

        @Override
        void write(long x, long y, double[] values, int from, int count) {
            pixel.setPosition(x, 0);
            pixel.setPosition(y, 1);
            for (int i = from; i < from + count; i++) {
                pixel.get().setReal(values[i]);
                pixel.fwd(0);
            }
        }
    }

    /** An image whose rows are parts of arrays. */
    private static final class Arrayed extends RowTarget {
        private final RandomAccessibleInterval<?> image;

        Arrayed(RandomAccessibleInterval<?> image) {
            this.image = image;
        }

        @Override
        void write(long x, long y, double[] values, int from, int count) {
            Place place = Place.of(image, x, y);
            int to = place.index();
            Object array = place.array();
            if (array instanceof short[] shorts)
                for (int i = 0; i < count; i++) shorts[to + i] = (short) (int) values[from + i];
            else if (array instanceof byte[] bytes)
                for (int i = 0; i < count; i++) bytes[to + i] = (byte) (int) values[from + i];
            else {
                float[] floats = (float[]) array;
                for (int i = 0; i < count; i++) floats[to + i] = (float) values[from + i];
            }
        }
    }

    /** Where a pixel of a view lies in the image behind it. */
    private record Place(RandomAccessible<?> image, long[] position) {

        /** Null if something but shifted, turned or cut views lies between. */
        static Place of(RandomAccessible<?> view, long... position) {
            RandomAccessible<?> at = view;
            long[] where = position;
            while (true) {
                if (at instanceof IntervalView<?> part) at = part.getSource();
                else if (at instanceof MixedTransformView<?> moved) {
                    long[] behind = new long[moved.getTransformToSource().numTargetDimensions()];
                    moved.getTransformToSource().apply(where, behind);
                    where = behind;
                    at = moved.getSource();
                } else return at instanceof PlanarImg || at instanceof ArrayImg ? new Place(at, where) : null;
            }
        }

        /** Whether this is the next pixel along x. */
        boolean follows(Place other) {
            long[] expected = other.position.clone();
            expected[0]++;
            return image == other.image && Arrays.equals(expected, position);
        }

        /** Null if the values are no array. */
        Object array() {
            Object access = image instanceof PlanarImg<?, ?> planar
                    ? planar.getPlane((int) index(2, position.length))
                    : ((ArrayImg<?, ?>) image).update(null);
            return access instanceof ArrayDataAccess<?> data ? data.getCurrentStorageArray() : null;
        }

        /** In the array. */
        int index() {
            return (int) index(0, image instanceof PlanarImg ? 2 : position.length);
        }

        /** Counted along some axes only, the first of them fastest. */
        private long index(int firstAxis, int lastAxis) {
            long index = 0;
            for (int d = lastAxis - 1; d >= firstAxis; d--)
                index = index * ((Dimensions) image).dimension(d) + position[d];
            return index;
        }
    }
}
