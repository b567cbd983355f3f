package io.superres.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

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
