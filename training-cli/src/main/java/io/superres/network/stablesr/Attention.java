package io.superres.network.stablesr;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/** Scaled dot-product attention (Vaswani et al. 2017), and maps as lists of tokens. */
final class Attention {
    private Attention() {}

    /** @param q (batch, head, token, feature); k and v likewise, with as many tokens as each other */
    static Value of(GraphBuilder g, Value q, Value k, Value v) {
        Value scaled = g.mul(q, (float) Math.pow(q.extent(-1), -0.5));
        return g.matMul(g.softmax(g.matMul(scaled, g.transpose(k, 0, 1, 3, 2)), -1), v);
    }

    /** From (batch, token, head * feature) to (batch, head, token, feature). */
    static Value parted(GraphBuilder g, Value x, long heads) {
        return g.transpose(g.reshape(x, 0, 0, heads, x.extent(-1) / heads), 0, 2, 1, 3);
    }

    /** The opposite of {@link #parted}. */
    static Value joined(GraphBuilder g, Value x) {
        return g.reshape(g.transpose(x, 0, 2, 1, 3), 0, 0, x.extent(1) * x.extent(3));
    }

    /** From (batch, channel, y, x) to (batch, token, channel). */
    static Value tokens(GraphBuilder g, Value map) {
        return g.reshape(g.transpose(map, 0, 2, 3, 1), 0, -1, map.extent(1));
    }

    /** From (batch, token, channel) to the shape of a map with as many channels. */
    static Value map(GraphBuilder g, Value tokens, Value like) {
        return g.reshapeLike(g.transpose(tokens, 0, 2, 1), like);
    }
}
