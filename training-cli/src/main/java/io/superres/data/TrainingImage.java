package io.superres.data;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.degrade.Scene;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import java.util.List;

/**
 * An image to learn from.
 *
 * @param entry where it comes from
 * @param scene its values, 0 to 1
 */
public record TrainingImage(ImageFolder.Entry entry, Scene scene) {
    /** Percentiles that become 0 and 1 in images of more than 8 bits. */
    private static final double LOW = 0.005;

    private static final double HIGH = 0.997;

    /**
     * Reads the first plane, or the red, green and blue planes, of a file. 8-bit images keep 0..255 as their range;
     * others are stretched between two percentiles, each channel by itself.
     *
     * @throws BadInputException if the file is unreadable or smaller than {@code minimum} pixels in one direction
     */
    public static TrainingImage read(ImageFolder.Entry entry, int minimum) {
        ImagePlus image = ImageFiles.open(entry.file());
        if (Math.min(image.getWidth(), image.getHeight()) < minimum)
            throw new BadInputException(entry.file() + " is smaller than " + minimum + " pixels");
        boolean eightBit = Planes.isEightBit(image);
        List<Plane> planes = Planes.of(image);
        if (planes.size() != 3) planes = planes.subList(0, 1);
        List<Plane> values = planes.stream()
                .map(plane -> eightBit ? plane.linear(1 / 255.0, 0) : stretched(plane))
                .toList();
        return new TrainingImage(entry, new Scene(values, eightBit));
    }

    /** Its number of pixels. */
    public long area() {
        return (long) scene.width() * scene.height();
    }

    private static Plane stretched(Plane plane) {
        float[] ends = plane.quantiles(LOW, HIGH);
        double low = ends[0];
        double high = Math.max(low + 1e-6, ends[1]);
        return plane.linear(1 / (high - low), -low / (high - low));
    }
}
