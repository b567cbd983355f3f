package io.superres.tile;

/**
 * A rectangle of LR pixels whose HR counterpart is made in one piece.
 *
 * @param x left edge
 * @param y top edge
 */
public record Tile(int x, int y, int width, int height) {}
