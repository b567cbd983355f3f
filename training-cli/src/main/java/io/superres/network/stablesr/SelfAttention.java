package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import java.util.List;

/**
 * Attention among the pixels of a map. Queries, keys and values of a head lie side by side in one kernel.
 *
 * @param heads attention heads
 * @param groups groups of the group normalisation
 */
record SelfAttention(int heads, int groups) {
    Value applied(Layers l, Value x) {
        GraphBuilder g = l.graph();
        long channels = x.extent(1);
        long features = channels / heads;
        Value tokens = Attention.tokens(g, l.groupNorm("norm", x, groups, ResidualBlock.EPSILON));
        Value qkv = Attention.parted(g, l.pointwise("qkv", tokens, 3 * channels, 1), heads);
        List<Value> parts = g.split(qkv, -1, features, features, features);
        Value mixed = Attention.joined(g, Attention.of(g, parts.get(0), parts.get(1), parts.get(2)));
        Value h = l.starting(Init.ZERO).pointwise("proj_out", mixed, channels, 1);
        return l.made(g.add(x, Attention.map(g, h, x)));
    }
}
