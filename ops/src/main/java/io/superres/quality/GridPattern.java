package io.superres.quality;

import io.superres.image.Plane;
import java.util.List;
import java.util.Locale;

/**
 * Whether neighbouring pixels differ more at some places inside an LR pixel than at others: the grid of LR pixels, as
 * networks that enlarge by whole factors leave it. Both are 1 if they do not, and near 1 in images that no network made.
 *
 * @param least mean absolute difference at the place where it is smallest, as a share of that over all places
 * @param most likewise, where it is largest
 */
public record GridPattern(double least, double most) {
    public static final GridPattern NONE = new GridPattern(1, 1);

    /**
     * Both axes count by themselves, all planes together.
     *
     * @param planes of one image, its origin at the corner of an LR pixel
     * @param scale HR pixels per LR pixel
     * @return {@link #NONE} for a scale of 1, and where no pixels differ
     */
    public static GridPattern of(List<Plane> planes, int scale) {
        List<Plane> turned = planes.stream().map(Plane::transposed).toList();
        return along(planes, scale).and(along(turned, scale));
    }

    private static GridPattern along(List<Plane> planes, int scale) {
        double[] sums = new double[scale];
        long[] numbers = new long[scale];
        for (Plane plane : planes)
            for (int y = 0; y < plane.height(); y++)
                for (int x = 1; x < plane.width(); x++) {
                    sums[x % scale] += Math.abs((double) plane.get(x, y) - plane.get(x - 1, y));
                    numbers[x % scale]++;
                }
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double mean = 0;
        for (int place = 0; place < scale; place++) {
            double here = numbers[place] == 0 ? 0 : sums[place] / numbers[place];
            least = Math.min(least, here);
            most = Math.max(most, here);
            mean += here / scale;
        }
        return mean > 0 ? new GridPattern(least / mean, most / mean) : NONE;
    }

    private GridPattern and(GridPattern other) {
        return new GridPattern(Math.min(least, other.least), Math.max(most, other.most));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f to %.2f", least, most);
    }
}
