package io.superres.fiji.image;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.superres.image.Plane;
import java.util.List;
import java.util.stream.IntStream;

/** Single planes out of an ImageJ image, as floats with the values of its pixels. */
public final class Planes {
    private Planes() {}

    /** The current slice: one plane, or red, green and blue for an RGB image. */
    public static List<Plane> of(ImagePlus image) {
        return of(image.getProcessor());
    }

    public static List<Plane> of(ImageProcessor pixels) {
        int channels = pixels instanceof ColorProcessor ? 3 : 1;
        return IntStream.range(0, channels)
                .mapToObj(channel -> {
                    FloatProcessor floats = pixels.toFloat(channel, null);
                    float[] copy = ((float[]) floats.getPixels()).clone();
                    return new Plane(copy, pixels.getWidth(), pixels.getHeight());
                })
                .toList();
    }
}
