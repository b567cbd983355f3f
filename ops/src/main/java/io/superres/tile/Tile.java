package io.superres.tile;

/**
 * A rectangle of LR pixels whose HR counterpart is made in one piece.
 *
 * @param x left edge
 * @param y top edge
 */
public record Tile(int x, int y, int width, int height) {
    /** So many pixels more on each side. */
    public Tile grown(int margin) {
        return new Tile(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    /** The part of it that lies in an image; both must have something in common. */
    public Tile within(int imageWidth, int imageHeight) {
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        return new Tile(left, top, Math.min(imageWidth, x + width) - left, Math.min(imageHeight, y + height) - top);
    }
}
