package io.superres.image;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The linear map between pixel values and the range 0 to 1 in which networks work. Values outside are continued
 * linearly, not clipped.
 *
 * @param low the pixel value that becomes 0
 * @param high the pixel value that becomes 1, above {@code low}; their distance and its inverse are finite
 */
public record IntensityRange(double low, double high) {
    public IntensityRange {
        if (!(low < high) || !Double.isFinite(high - low) || !Double.isFinite(1 / (high - low)))
            throw new IllegalArgumentException("impossible intensity range " + low + " to " + high);
    }

    /** Replaces pixel values by values for the network. */
    public void normalise(float[] values, int count) {
        double gain = 1 / (high - low);
        for (int i = 0; i < count; i++) values[i] = (float) ((values[i] - low) * gain);
    }

    /**
     * A plane as a network takes it, in memory.
     *
     * @param pixels two-dimensional, no more than an array can hold
     */
    public <T extends RealType<T>> Plane plane(RandomAccessibleInterval<T> pixels) {
        Plane plane = Plane.empty((int) pixels.dimension(0), (int) pixels.dimension(1));
        Cursor<T> cursor = Views.flatIterable(pixels).cursor();
        for (int i = 0; i < plane.pixels().length; i++)
            plane.pixels()[i] = cursor.next().getRealFloat();
        normalise(plane.pixels(), plane.pixels().length);
        return plane;
    }

    /** Pixel values as a network takes them, while they are read. */
    public <T extends RealType<T>> RandomAccessibleInterval<FloatType> normalised(RandomAccessibleInterval<T> pixels) {
        double gain = 1 / (high - low);
        return Converters.convert(pixels, (in, out) -> out.setReal((in.getRealDouble() - low) * gain), new FloatType());
    }

    /** The pixel value of a value that came from the network. */
    public double pixelValue(float networkValue) {
        return networkValue * (high - low) + low;
    }
}
