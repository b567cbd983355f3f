package io.superres.network.femasr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import java.util.List;

/** Attention among the tokens of each window, with a learnt bias for every relative position. */
record WindowAttention(FemasrConfig.Swin config) {

    /**
     * @param x windows as {@link Windows} cuts them
     * @param mask added to the logits, or null
     */
    Value mixed(Layers l, Value x, Value mask) {
        GraphBuilder g = l.graph();
        long channels = x.extent(-1);
        long heads = config.heads();
        long tokens = x.extent(-2);
        Value qkv = g.reshape(l.linear("qkv", x, 3 * channels), 0, 0, 0, tokens, 3 * heads, channels / heads);
        List<Value> parts = g.split(g.transpose(qkv, 0, 1, 2, 4, 3, 5), 3, heads, heads, heads);
        Value q = g.mul(parts.get(0), (float) Math.pow((double) channels / heads, -0.5));
        Value logits = g.matMul(q, g.transpose(parts.get(1), 0, 1, 2, 3, 5, 4));
        logits = g.add(logits, bias(l));
        if (mask != null) logits = g.add(logits, mask);
        Value mixed = g.matMul(g.softmax(logits, -1), parts.get(2));
        mixed = g.reshape(g.transpose(mixed, 0, 1, 2, 4, 3, 5), 0, 0, 0, tokens, channels);
        return l.linear("proj", mixed, channels);
    }

    /** Shape (head, token, token); the second token's position is subtracted from the first's. */
    private Value bias(Layers l) {
        GraphBuilder g = l.graph();
        int window = config.window();
        int reach = 2 * window - 1;
        Value table = l.weight(
                "relative_position_bias_table", new Init.TruncatedNormal(0.02), (long) reach * reach, config.heads());
        int tokens = window * window;
        long[] index = new long[tokens * tokens];
        for (int i = 0; i < tokens; i++)
            for (int j = 0; j < tokens; j++) {
                int dy = i / window - j / window + window - 1;
                int dx = i % window - j % window + window - 1;
                index[i * tokens + j] = (long) dy * reach + dx;
            }
        Value pairs = g.reshape(g.gather(table, g.longs(index), 0), tokens, tokens, config.heads());
        return g.transpose(pairs, 2, 0, 1);
    }
}
