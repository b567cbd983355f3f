package io.superres.tile;

import java.nio.FloatBuffer;

/** Tells what is made where it lies in the plane: two channels with the column and the row of each LR pixel. */
public enum Places implements Guide {
    PLACES;

    @Override
    public int channels() {
        return 2;
    }

    @Override
    public void fill(Tile window, FloatBuffer values) {
        int at = values.position();
        int area = window.width() * window.height();
        for (int y = 0; y < window.height(); y++)
            for (int x = 0; x < window.width(); x++, at++) {
                values.put(at, window.x() + x);
                values.put(at + area, window.y() + y);
            }
    }
}
