package io.superres.network.stablesr;

import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/**
 * What the autoencoder is made of.
 *
 * @param groups groups of the group normalisations
 */
record VaeBlocks(int groups) {
    private static final float EPSILON = 1e-6f;

    /** @param shortcut name of the 1x1 convolution around a block that changes the number of channels */
    Value residual(Layers l, Value x, long channels, String shortcut) {
        GraphBuilder g = l.graph();
        Value h = l.conv("conv1", active(l, "norm1", x), channels, 3);
        h = l.conv("conv2", active(l, "norm2", h), channels, 3);
        Value skip = x.extent(1) == channels ? x : l.conv(shortcut, x, channels, 1);
        return g.add(skip, h);
    }

    Value residual(Layers l, Value x, long channels) {
        return residual(l, x, channels, "nin_shortcut");
    }

    Value active(Layers l, String norm, Value x) {
        return l.graph().silu(l.groupNorm(norm, x, groups, EPSILON));
    }

    /** Residual block, attention among all pixels, residual block. */
    Value middle(Layers l, Value x) {
        Value h = attended(l.in("attn_1"), residual(l.in("block_1"), x, x.extent(1)));
        return residual(l.in("block_2"), h, x.extent(1));
    }

    private Value attended(Layers l, Value x) {
        GraphBuilder g = l.graph();
        long channels = x.extent(1);
        Value tokens = Attention.tokens(g, l.groupNorm("norm", x, groups, EPSILON));
        Value q = g.unsqueeze(l.pointwise("q", tokens, channels, 2), 1);
        Value k = g.unsqueeze(l.pointwise("k", tokens, channels, 2), 1);
        Value v = g.unsqueeze(l.pointwise("v", tokens, channels, 2), 1);
        Value mixed = Attention.joined(g, Attention.of(g, q, k, v));
        return g.add(x, Attention.map(g, l.pointwise("proj_out", mixed, channels, 2), x));
    }
}
