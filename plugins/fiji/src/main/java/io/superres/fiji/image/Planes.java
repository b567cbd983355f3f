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

    /** Whether pixels are whole numbers 0 to 255: grey of 8 bits, or RGB. */
    public static boolean isEightBit(ImagePlus image) {
        return image.getBitDepth() == 8 || image.getBitDepth() == 24;
    }

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

    /**
     * An image of the given bit depth, values rounded and clamped to what it can hold.
     *
     * @param planes one plane, or red, green and blue for 24 bits
     * @param bitDepth 8, 16, 24 (RGB) or 32 (float)
     */
    public static ImagePlus toImage(String title, List<Plane> planes, int bitDepth) {
        Plane first = planes.get(0);
        FloatProcessor floats = floats(first);
        ImageProcessor pixels =
                switch (bitDepth) {
                    case 8 -> floats.convertToByteProcessor(false);
                    case 16 -> floats.convertToShortProcessor(false);
                    case 24 -> {
                        ColorProcessor colours = new ColorProcessor(first.width(), first.height());
                        for (int c = 0; c < 3; c++) colours.setPixels(c, floats(planes.get(c)));
                        yield colours;
                    }
                    default -> floats;
                };
        return new ImagePlus(title, pixels);
    }

    private static FloatProcessor floats(Plane plane) {
        return new FloatProcessor(plane.width(), plane.height(), plane.pixels().clone());
    }
}
