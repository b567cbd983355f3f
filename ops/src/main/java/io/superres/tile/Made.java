package io.superres.tile;

import java.nio.FloatBuffer;

/**
 * What a network made of one window.
 *
 * @param values channels, rows, columns; valid until the worker's next window
 * @param window what the network saw, in LR pixels of the plane
 * @param scale HR pixels per LR pixel
 * @param channels number of output channels
 */
record Made(FloatBuffer values, Tile window, int scale, int channels) {
    /** The part of it that stands for a rectangle of LR pixels inside the window. */
    Values part(int lrX, int lrY) {
        int row = window.width() * scale;
        int plane = row * window.height() * scale;
        int corner = (lrY - window.y()) * scale * row + (lrX - window.x()) * scale;
        return new Values(values, channels, corner, plane, row);
    }
}
