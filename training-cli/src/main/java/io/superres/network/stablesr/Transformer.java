package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import java.util.List;

/**
 * Attention among the pixels of a map and from them to a text.
 *
 * @param head features of an attention head
 * @param groups groups of the group normalisation
 */
record Transformer(int head, int groups) {
    private static final float EPSILON = 1e-6f;

    /** @param context (batch or 1, token, feature) */
    Value applied(Layers l, Value x, Value context) {
        GraphBuilder g = l.graph();
        long channels = x.extent(1);
        Value tokens = Attention.tokens(g, l.groupNorm("norm", x, groups, EPSILON));
        Value h = l.linear("proj_in", tokens, channels);
        Layers block = l.in("transformer_blocks.0");
        Value own = block.layerNorm("norm1", h);
        h = g.add(h, attended(block.in("attn1"), own, own));
        h = g.add(h, attended(block.in("attn2"), block.layerNorm("norm2", h), context));
        h = g.add(h, forward(block.in("ff.net"), block.layerNorm("norm3", h)));
        h = l.starting(Init.ZERO).linear("proj_out", h, channels);
        return l.made(g.add(x, Attention.map(g, h, x)));
    }

    private Value attended(Layers l, Value from, Value to) {
        GraphBuilder g = l.graph();
        long channels = from.extent(-1);
        long heads = channels / head;
        Value q = Attention.parted(g, l.linearOnly("to_q", from, channels), heads);
        Value k = Attention.parted(g, l.linearOnly("to_k", to, channels), heads);
        Value v = Attention.parted(g, l.linearOnly("to_v", to, channels), heads);
        return l.linear("to_out.0", Attention.joined(g, Attention.of(g, q, k, v)), channels);
    }

    /** Gated linear unit with GELU (Shazeer 2020). */
    private Value forward(Layers l, Value x) {
        GraphBuilder g = l.graph();
        long channels = x.extent(-1);
        List<Value> halves = g.split(l.linear("0.proj", x, 8 * channels), -1, 4 * channels, 4 * channels);
        return l.linear("2", g.mul(halves.get(0), g.gelu(halves.get(1))), channels);
    }
}
