package io.superres.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a plane cut into overlapping tiles, in LR pixels. At most two tiles meet anywhere. The cut depends on the
 * whole plane only, so that any part of the plane is made of the same tiles.
 *
 * @param extent of the plane
 * @param stride from one tile to the next; a multiple of {@code period}
 * @param overlap of neighbouring tiles, at most {@code stride}
 * @param period windows begin at multiples of this
 * @param count number of tiles
 */
record AxisCut(int extent, int stride, int overlap, int period, int count) {
    private static final int OVERLAP_SHARE = 8;

    /** A stretch that is made by tile {@code first} alone, or by it and the next one if {@code shared}. */
    record Cell(int from, int to, int first, boolean shared) {
        boolean has(int tile) {
            return tile == first || shared && tile == first + 1;
        }
    }

    /** @param largest largest extent of a tile */
    static AxisCut of(int extent, int largest, int period) {
        if (extent <= largest) return new AxisCut(extent, whole(extent, period), 0, period, 1);
        int overlap = Math.max(1, largest / OVERLAP_SHARE);
        int count = ceilDiv(extent - overlap, largest - overlap);
        int stride = Math.max(whole(ceilDiv(extent - overlap, count), period), whole(overlap, period));
        return new AxisCut(extent, stride, overlap, period, Math.max(1, ceilDiv(extent - overlap, stride)));
    }

    /** What the network sees of this axis at once: the same for all tiles. */
    int window() {
        return Math.min(whole(stride + overlap, period), whole(extent, period));
    }

    /** Where the window of a tile begins; those at the end look back rather than beyond the image. */
    int windowStart(int tile) {
        return Math.max(0, Math.min(tile * stride, whole(extent, period) - window()));
    }

    /** All cells, from the first to the last pixel. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = i == 0 ? 0 : i * stride + overlap;
            int to = i == count - 1 ? extent : (i + 1) * stride;
            cells.add(new Cell(from, to, i, false));
            if (i < count - 1) cells.add(new Cell(to, to + overlap, i, true));
        }
        return cells.stream().filter(cell -> cell.from() < cell.to()).toList();
    }

    private static int whole(int extent, int period) {
        return ceilDiv(extent, period) * period;
    }

    private static int ceilDiv(int a, int b) {
        return -Math.floorDiv(-a, b);
    }
}
