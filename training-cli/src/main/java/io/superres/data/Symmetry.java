package io.superres.data;

import io.superres.image.Plane;

/** The eight symmetries of a square. */
final class Symmetry {
    static final int COUNT = 8;

    private Symmetry() {}

    /** Copies a square to place {@code index}, turned by one of them. */
    static void copy(Plane from, int symmetry, float[] to, int index) {
        int extent = from.width();
        int out = index * extent * extent;
        for (int y = 0; y < extent; y++)
            for (int x = 0; x < extent; x++) {
                int u = (symmetry & 1) == 0 ? x : extent - 1 - x;
                int v = (symmetry & 2) == 0 ? y : extent - 1 - y;
                boolean swap = (symmetry & 4) != 0;
                to[out++] = from.get(swap ? v : u, swap ? u : v);
            }
    }
}
