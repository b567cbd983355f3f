package io.superres.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Puts a plane together from overlapping tiles. Where two or four meet, a {@link Joint} says how much each counts; the
 * weights add up to one. Neither the order in which tiles arrive nor the part of the plane that is wanted changes a
 * pixel. Thread-safe.
 */
final class Blend<T extends RealType<T>> {
    private final PlaneTask<T> plane;
    private final AxisCut columns;
    private final AxisCut rows;
    private final int scale;
    private final int channels;
    private final Joint joint;
    private final Map<Tile, Pending> pending = new HashMap<>();
    private Seams seams = Seams.NONE;

    /** Values of the tiles that meet in one cell, by their place: [lower][right]. */
    private final class Pending {
        final float[][][] values;
        int missing;

        Pending(int columns, int rows) {
            values = new float[rows][columns][];
            missing = rows * columns;
        }
    }

    Blend(PlaneTask<T> plane, AxisCut columns, AxisCut rows, int scale, int channels, Joint joint) {
        this.plane = plane;
        this.columns = columns;
        this.rows = rows;
        this.scale = scale;
        this.channels = channels;
        this.joint = joint;
    }

    /** Where tiles met, so far. */
    synchronized Seams seams() {
        return seams;
    }

    /** One run of the network for each tile that the wanted pixels need. */
    List<Job<T>> jobs() {
        List<Job<T>> jobs = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++)
            for (int column = 0; column < columns.count(); column++) {
                if (wanted(column, row).isEmpty()) continue;
                Tile window =
                        new Tile(columns.windowStart(column), rows.windowStart(row), columns.window(), rows.window());
                int x = column;
                int y = row;
                jobs.add(new Job<>(plane, window, (made, writer) -> accept(x, y, made, writer)));
            }
        return jobs;
    }

    private record Place(AxisCut.Cell x, AxisCut.Cell y) {
        Tile tile() {
            return new Tile(x.from(), y.from(), x.to() - x.from(), y.to() - y.from());
        }
    }

    /** The cells to which a tile contributes and of which at least one pixel is wanted. */
    private List<Place> wanted(int column, int row) {
        RandomAccessibleInterval<T> target = plane.targets().get(0);
        List<Place> places = new ArrayList<>();
        for (AxisCut.Cell y : rows.cells())
            for (AxisCut.Cell x : columns.cells())
                if (x.has(column) && y.has(row) && meets(x, target, 0) && meets(y, target, 1))
                    places.add(new Place(x, y));
        return places;
    }

    private boolean meets(AxisCut.Cell cell, RandomAccessibleInterval<T> target, int axis) {
        return (long) cell.to() * scale > target.min(axis) && (long) cell.from() * scale <= target.max(axis);
    }

    private void accept(int column, int row, Made made, PixelWriter writer) {
        for (Place place : wanted(column, row)) {
            Tile tile = place.tile();
            Values values = made.part(tile.x(), tile.y());
            if (!place.x().shared() && !place.y().shared()) {
                writer.write(plane, tile, values);
                continue;
            }
            float[] copy = copy(values, tile.width() * scale, tile.height() * scale);
            Pending cell;
            synchronized (this) {
                cell = pending.computeIfAbsent(
                        tile,
                        t -> new Pending(place.x().shared() ? 2 : 1, place.y().shared() ? 2 : 1));
                cell.values[row - place.y().first()][column - place.x().first()] = copy;
                if (--cell.missing > 0) continue;
                pending.remove(tile);
            }
            writer.write(plane, tile, blended(cell, tile));
        }
    }

    private float[] copy(Values values, int width, int height) {
        float[] copy = new float[width * height * channels];
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < height; y++) values.copyRow(c, y, copy, (c * height + y) * width, width);
        return copy;
    }

    private Values blended(Pending cell, Tile tile) {
        int width = tile.width() * scale;
        int height = tile.height() * scale;
        double[] right = weights(cell.values[0].length, width);
        double[] lower = weights(cell.values.length, height);
        float[] sum = new float[width * height * channels];
        double largest = 0;
        for (int i = 0; i < sum.length; i++) {
            int x = i % width;
            int y = i / width % height;
            double value = 0;
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < cell.values.length; r++)
                for (int c = 0; c < cell.values[r].length; c++) {
                    float one = cell.values[r][c][i];
                    value += one * (r == 0 ? 1 - lower[y] : lower[y]) * (c == 0 ? 1 - right[x] : right[x]);
                    min = Math.min(min, one);
                    max = Math.max(max, one);
                }
            sum[i] = (float) value;
            largest = Math.max(largest, max - min);
        }
        Seams found = new Seams(largest * (plane.range().high() - plane.range().low()), (long) width * height);
        synchronized (this) {
            seams = seams.and(found);
        }
        return Values.of(sum, channels, width, height);
    }

    /** How much the second tile counts at each pixel; nothing if there is no second. */
    private double[] weights(int tiles, int extent) {
        double[] weights = new double[extent];
        if (tiles > 1) for (int i = 0; i < extent; i++) weights[i] = joint.second(i, extent);
        return weights;
    }
}
