package io.superres.network.femasr;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;

/**
 * Square windows that tile a map whose extent is known only when the network runs. Cut windows have the axes (batch,
 * window column, window row, token, channel); tokens count row by row.
 *
 * @param size extent of a window
 */
record Windows(int size) {
    /** Low enough that the exponential vanishes beside that of any logit. */
    private static final float NEVER = -100;

    /** @param x (batch, y, x, channel), sides multiples of the window */
    Value cut(GraphBuilder g, Value x) {
        long channels = x.extent(-1);
        Value columns = g.transpose(g.reshape(x, 0, 0, -1, size, channels), 0, 2, 1, 3, 4);
        Value cells = g.reshape(columns, 0, 0, -1, size, size, channels);
        return g.reshape(cells, 0, 0, 0, tokens(), channels);
    }

    /** The opposite of {@link #cut}. */
    Value join(GraphBuilder g, Value windows) {
        long channels = windows.extent(-1);
        Value columns = g.reshape(windows, 0, 0, -1, size, channels);
        return g.reshape(g.transpose(columns, 0, 2, 1, 3, 4), 0, 0, -1, channels);
    }

    long tokens() {
        return (long) size * size;
    }

    /**
     * What keeps tokens apart that are neighbours only because the map has been shifted in a circle by half a window:
     * added to logits of shape (batch, column, row, head, token, token). Only the last column and row hold such tokens.
     *
     * @param map (batch, channel, y, x)
     */
    Value mask(GraphBuilder g, Value map) {
        Value rows = g.reshape(isLast(g, g.slice(map, 3, 0, 1)), -1, 1, 1, 1);
        Value columns = g.reshape(isLast(g, g.slice(map, 2, 0, 1)), -1, 1, 1, 1, 1);
        Value apart = g.max(g.mul(rows, halves(g, size)), g.mul(columns, halves(g, 1)));
        return g.mul(apart, NEVER);
    }

    /** 1 for the last window along a line of pixels, 0 for the others. */
    private Value isLast(GraphBuilder g, Value line) {
        Value count = g.extentOf(g.reshape(line, 0, 0, -1, size), 2);
        Value one = g.constant(Tensor.of(new float[] {1}, 1));
        return g.concat(0, g.repeated(0, g.sub(count, g.longs(1))), one);
    }

    /** 1 for tokens in different halves of a window along the axis on which {@code stride} tokens are one step. */
    private Value halves(GraphBuilder g, int stride) {
        int n = (int) tokens();
        float[] apart = new float[n * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                apart[i * n + j] = isSecond(i / stride % size) == isSecond(j / stride % size) ? 0 : 1;
        return g.constant(Tensor.of(apart, n, n));
    }

    private boolean isSecond(int position) {
        return position >= size - size / 2;
    }
}
