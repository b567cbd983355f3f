package io.superres.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * A plane cut into tiles of nearly equal size. Immutable.
 *
 * @param width of the plane in LR pixels
 * @param height of the plane in LR pixels
 * @param columns number of tiles side by side
 * @param rows number of tiles one above another
 * @param period tiles begin at multiples of this
 */
public record TileGrid(int width, int height, int columns, int rows, int period) {
    /** Tiles are not made smaller than this only to occupy more threads: the halo would cost more than it gains. */
    private static final int SMALLEST_SHARE = 96;

    public TileGrid {
        if (width < 1 || height < 1 || columns < 1 || rows < 1 || period < 1)
            throw new IllegalArgumentException("no tiles in " + width + " x " + height);
    }

    /**
     * As few tiles as possible, but enough for all threads if that leaves them a decent size.
     *
     * @param largest largest extent of a tile
     * @param threads how many tiles can be worked on at once
     * @param period tiles begin at multiples of this
     */
    public static TileGrid of(int width, int height, int largest, int threads, int period) {
        int columns = ceilDiv(width, largest);
        int rows = ceilDiv(height, largest);
        while (columns * rows < threads) {
            boolean wide = width / columns >= height / rows;
            if ((wide ? width / (columns + 1) : height / (rows + 1)) < SMALLEST_SHARE) break;
            if (wide) columns++;
            else rows++;
        }
        return new TileGrid(
                width,
                height,
                Math.min(columns, ceilDiv(width, period)),
                Math.min(rows, ceilDiv(height, period)),
                period);
    }

    /** One tile that covers everything. */
    public static TileGrid whole(int width, int height) {
        return new TileGrid(width, height, 1, 1, 1);
    }

    /** The tiles, row by row. */
    public List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>(columns * rows);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) {
                int x = edge(column, columns, width);
                int y = edge(row, rows, height);
                tiles.add(new Tile(x, y, edge(column + 1, columns, width) - x, edge(row + 1, rows, height) - y));
            }
        return tiles;
    }

    private int edge(int index, int count, int extent) {
        long cells = (long) ceilDiv(extent, period) * index / count;
        return (int) Math.min(extent, cells * period);
    }

    private static int ceilDiv(int a, int b) {
        return -Math.floorDiv(-a, b);
    }
}
