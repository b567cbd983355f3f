package io.superres.fiji.image;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/** An image cut into parts that follow each other in its file: some rows of a plane, a plane, or several planes. */
final class Parts {
    private Parts() {}

    /**
     * @param whole the image; axes 0 and 1 are x and y, those behind change the slower the later they come
     * @param planeAxes axes, x and y among them, that a plane has; never cut but for y
     * @param rows where tiles begin, in pixels below the top of the image, rising from 0; a plane is cut nowhere else
     * @param most pixels that a part should not exceed; it does if even one row of tiles has more
     */
    static List<Interval> of(Interval whole, int planeAxes, int[] rows, long most) {
        long plane = 1;
        for (int axis = 0; axis < planeAxes; axis++) plane *= whole.dimension(axis);
        List<Interval> parts = new ArrayList<>();
        int axis = planeAxes;
        long box = plane;
        while (axis < whole.numDimensions() && box * whole.dimension(axis) <= most) box *= whole.dimension(axis++);
        if (axis == whole.numDimensions()) parts.add(whole);
        else if (box <= most) planes(whole, axis, Math.max(1, most / box), parts);
        else planes(whole, planeAxes, 1, parts);
        return box <= most
                ? parts
                : parts.stream().flatMap(one -> bands(one, rows, most).stream()).toList();
    }

    /** Whole along all axes before one, {@code count} positions along it, a single position along those behind it. */
    private static void planes(Interval whole, int axis, long count, List<Interval> parts) {
        long[] min = whole.minAsLongArray();
        long[] max = whole.maxAsLongArray();
        for (int d = axis; d < min.length; d++) max[d] = min[d];
        while (true) {
            max[axis] = Math.min(min[axis] + count - 1, whole.max(axis));
            parts.add(new FinalInterval(min, max));
            int d = axis;
            min[d] += count;
            while (min[d] > whole.max(d)) {
                min[d] = max[d] = whole.min(d);
                if (++d == min.length) return;
                max[d] = ++min[d];
            }
        }
    }

    private static List<Interval> bands(Interval plane, int[] rows, long most) {
        long rowPixels = 1;
        for (int d = 0; d < plane.numDimensions(); d++) if (d != 1) rowPixels *= plane.dimension(d);
        List<Interval> bands = new ArrayList<>();
        long[] min = plane.minAsLongArray();
        long[] max = plane.maxAsLongArray();
        for (int i = 0; i < rows.length; ) {
            int next = i + 1;
            while (next < rows.length && (end(plane, rows, next) - rows[i]) * rowPixels <= most) next++;
            min[1] = plane.min(1) + rows[i];
            max[1] = plane.min(1) + end(plane, rows, next - 1) - 1;
            bands.add(new FinalInterval(min, max));
            i = next;
        }
        return bands;
    }

    /** Where the tiles end that begin at a row. */
    private static long end(Interval plane, int[] rows, int index) {
        return index + 1 < rows.length ? rows[index + 1] : plane.dimension(1);
    }
}
