package io.superres.tile;

import java.nio.FloatBuffer;

/**
 * What a network made, or a rectangle of it. Valid as long as nothing else is written into the buffer.
 *
 * @param data channels, rows, columns
 * @param channels number of output channels
 * @param first where the rectangle's first value stands
 * @param plane from one channel to the next
 * @param row from one row to the next
 */
record Values(FloatBuffer data, int channels, int first, int plane, int row) {
    /** Everything in an array. */
    static Values of(float[] data, int channels, int width, int height) {
        return new Values(FloatBuffer.wrap(data), channels, 0, width * height, width);
    }

    /** Copies a part of a row, from the rectangle's left edge on. */
    void copyRow(int channel, int y, float[] into, int at, int count) {
        data.get(first + channel * plane + y * row, into, at, count);
    }
}
