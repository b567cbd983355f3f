package io.superres.network.refvae;

import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;

/** Bilinear resizing of maps to a known extent, pixel centres aligned, border pixels repeated, without a low-pass filter. */
final class Stretch {
    private Stretch() {}

    /** @param map (batch, channel, y, x) of known extents */
    static Value to(Layers l, Value map, int rows, int columns) {
        GraphBuilder g = l.graph();
        int y = Math.toIntExact(map.extent(2));
        int x = Math.toIntExact(map.extent(3));
        if (y == rows && x == columns) return map;
        Value across = g.matMul(map, g.transpose(g.constant(weights(x, columns)), 1, 0));
        return g.matMul(g.constant(weights(y, rows)), across);
    }

    /** Shape (to, from). */
    static Tensor weights(int from, int to) {
        float[] weights = new float[to * from];
        for (int i = 0; i < to; i++) {
            double at = Math.max(0, Math.min(from - 1, (i + 0.5) * from / to - 0.5));
            int low = (int) Math.min(from - 1, Math.floor(at));
            int high = Math.min(from - 1, low + 1);
            weights[i * from + low] += (float) (1 - (at - low));
            weights[i * from + high] += (float) (at - low);
        }
        return Tensor.of(weights, to, from);
    }
}
