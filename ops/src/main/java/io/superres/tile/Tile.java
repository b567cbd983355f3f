package io.superres.tile;

/**
 * A rectangle of LR pixels whose HR counterpart is made in one piece.
 *
 * @param x left edge
 * @param y top edge
 */
public record Tile(int x, int y, int width, int height) {
    /** Pixels of the rectangle widened by a halo on all sides. */
    public long areaWith(int halo) {
        return (width + 2L * halo) * (height + 2L * halo);
    }
}
