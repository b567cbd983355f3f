package io.superres.method.e2ent2;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.PadMode;
import io.superres.onnx.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Patches of 3 x 3 pixels, and the search for the most similar one, as operations of a graph. Patches lie wholly inside
 * their image; they are counted row by row, {@code (h - 2) * (w - 2)} of them. A patch of C channels is a column of 9 C
 * values: all channels of its first pixel, then of the next, row by row.
 */
public final class PatchGraph {
    /** Extent of a patch. */
    public static final int EXTENT = 3;

    /** Added to the length of patches that scores are divided by. */
    public static final float EPSILON = 1e-6f;

    private PatchGraph() {}

    /**
     * All patches of an image batch.
     *
     * @param x axes (batch, channel, y, x)
     * @return axes (batch, 9 * channel, patch)
     */
    public static Value columns(GraphBuilder g, Value x) {
        List<Value> pixels = new ArrayList<>();
        for (int dy = 0; dy < EXTENT; dy++) {
            Value rows = g.slice(x, 2, dy, end(dy));
            for (int dx = 0; dx < EXTENT; dx++) pixels.add(g.slice(rows, 3, dx, end(dx)));
        }
        return g.reshape(g.concat(1, pixels), 0, EXTENT * EXTENT * x.extent(1), -1);
    }

    private static long end(int offset) {
        return offset == EXTENT - 1 ? Long.MAX_VALUE : offset - EXTENT + 1;
    }

    /**
     * Lays patches side by side, one at each place, and adds up what overlaps: the adjoint of {@link #columns}.
     *
     * @param columns axes (batch, 9 * channel, patch), as many patches as there are places
     * @return axes (batch, channel, height, width)
     */
    public static Value laid(GraphBuilder g, Value columns, long height, long width) {
        long channels = columns.extent(1) / (EXTENT * EXTENT);
        Value places = g.reshape(columns, 0, columns.extent(1), height - 2, width - 2);
        Value sum = null;
        for (int i = 0; i < EXTENT * EXTENT; i++) {
            int dy = i / EXTENT;
            int dx = i % EXTENT;
            Value pixel = g.slice(places, 1, i * channels, (i + 1) * channels);
            Value moved = g.pad(pixel, PadMode.CONSTANT, dy, dx, 2 - dy, 2 - dx);
            sum = sum == null ? moved : g.add(sum, moved);
        }
        return sum;
    }

    /**
     * How similar patches are: {@code <query, reference / |reference|>} (Xie et al. 2020, section 3.2).
     *
     * @param query columns, axes (batch, value, query)
     * @param reference columns, axes (batch, value, reference)
     * @return axes (batch, query, reference)
     */
    public static Value scores(GraphBuilder g, Value query, Value reference, PatchNorm norm) {
        Value length =
                switch (norm) {
                    case L1 -> g.reduceSum(g.abs(reference), 1);
                    case L2 -> g.sqrt(g.reduceSum(g.mul(reference, reference), 1));
                };
        return g.div(g.matMul(g.transpose(query, 0, 2, 1), reference), g.add(length, EPSILON));
    }
}
