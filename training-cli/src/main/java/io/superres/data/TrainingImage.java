package io.superres.data;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.quality.Luma;
import java.util.ArrayList;
import java.util.List;

/**
 * An image and its shrunken copies, ready to cut patches from.
 *
 * @param entry where it comes from
 * @param pairs grey image: one; RGB image: luma, red, green, blue
 */
public record TrainingImage(ImageFolder.Entry entry, List<Pair> pairs) {
    /** Percentiles that become 0 and 1 in images of more than 8 bits. */
    private static final double LOW = 0.005;

    private static final double HIGH = 0.997;

    /**
     * @param hr values 0 to 1
     * @param lr the same scene, {@code scale} times smaller
     */
    public record Pair(Plane hr, Plane lr) {}

    /**
     * Reads a file and shrinks it by bicubic interpolation. 8-bit images keep 0..255 as their range and are rounded as
     * 8-bit files would be; others are stretched between two percentiles and not rounded.
     *
     * @throws BadInputException if the file is unreadable or smaller than {@code minimum} pixels in one direction
     */
    public static TrainingImage read(ImageFolder.Entry entry, int scale, int minimum) {
        ImagePlus image = ImageFiles.open(entry.file());
        if (Math.min(image.getWidth(), image.getHeight()) < minimum)
            throw new BadInputException(entry.file() + " is smaller than " + minimum + " pixels");
        List<Plane> planes = new ArrayList<>(Planes.of(image));
        if (planes.size() == 3) planes.add(0, Luma.fullRange(planes));
        boolean eightBit = Planes.isEightBit(image);
        List<Pair> pairs = planes.stream()
                .map(plane -> plane.cropToMultiple(scale))
                .map(plane -> eightBit ? eightBit(plane, scale) : stretched(plane, scale))
                .toList();
        return new TrainingImage(entry, pairs);
    }

    /** Pixels of the HR image. */
    public long area() {
        return (long) pairs.get(0).hr().width() * pairs.get(0).hr().height();
    }

    private static Pair eightBit(Plane hr, int scale) {
        Plane lr = BicubicResize.shrink(hr, scale, Rounding.EIGHT_BIT);
        return new Pair(hr.linear(1 / 255.0, 0), lr.linear(1 / 255.0, 0));
    }

    private static Pair stretched(Plane plane, int scale) {
        float[] ends = plane.quantiles(LOW, HIGH);
        double low = ends[0];
        double high = Math.max(low + 1e-6, ends[1]);
        Plane hr = plane.linear(1 / (high - low), -low / (high - low));
        return new Pair(hr, BicubicResize.shrink(hr, scale, Rounding.NONE));
    }
}
