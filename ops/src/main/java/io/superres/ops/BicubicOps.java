package io.superres.ops;

import io.superres.BadInputException;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** The enlargement that every method is compared with, as an op. */
public final class BicubicOps {
    private BicubicOps() {}

    /**
     * Enlarges by bicubic interpolation with the conventions of {@link BicubicResize}, plane by plane.
     *
     * <pre>{@code
     * Img<T> hr = (Img<T>) ops.op("sr.bicubic").input(lr, 4).apply();
     * }</pre>
     *
     * @param lr image of two or more dimensions, x and y first; all other axes are kept
     * @param scale HR pixels per LR pixel, at least 1
     * @return image of the same type whose extents along x and y are {@code scale} times as large; values of integer
     *     types are rounded and clamped
     * @throws BadInputException if the scale or the image has no sense, or a plane of the result has too many pixels
     * @implNote op names='sr.bicubic'
     */
    public static <T extends RealType<T> & NativeType<T>> Img<T> bicubic(
            RandomAccessibleInterval<T> lr, Integer scale) {
        if (scale < 1) throw new BadInputException("the scale " + scale + " must be at least 1");
        if (lr.numDimensions() < 2) throw new BadInputException("the image has fewer than two dimensions");
        long[] size = lr.dimensionsAsLongArray();
        size[0] *= scale;
        size[1] *= scale;
        if (size[0] * size[1] > Integer.MAX_VALUE - 8)
            throw new BadInputException("a result of " + size[0] + " x " + size[1]
                    + " pixels does not fit in one plane; use a lower scale or a part of the image");
        Img<T> hr = new PlanarImgFactory<>(lr.getType()).create(size);
        enlarge(Views.zeroMin(lr), hr, scale);
        return hr;
    }

    private static <T extends RealType<T>> void enlarge(
            RandomAccessibleInterval<T> lr, RandomAccessibleInterval<T> hr, int scale) {
        int last = lr.numDimensions() - 1;
        if (last == 1) {
            Plane enlarged = BicubicResize.enlarge(PlaneValues.of(lr), scale, Rounding.NONE);
            PlaneValues.put(enlarged, hr);
            return;
        }
        for (long i = 0; i < lr.dimension(last); i++)
            enlarge(Views.hyperSlice(lr, last, i), Views.hyperSlice(hr, last, i), scale);
    }
}
