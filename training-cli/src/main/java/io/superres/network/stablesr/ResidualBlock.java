package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import java.util.function.UnaryOperator;

/**
 * A residual block that knows the time step.
 *
 * @param groups groups of the group normalisations
 */
record ResidualBlock(int groups) {
    static final float EPSILON = 1e-5f;

    /**
     * @param time the embedded time step
     * @param steer applied to the branch before it is added
     */
    Value applied(Layers l, Value x, Value time, long channels, UnaryOperator<Value> steer) {
        GraphBuilder g = l.graph();
        Value h = g.silu(l.groupNorm("in_layers.0", x, groups, EPSILON));
        h = l.conv("in_layers.2", h, channels, 3);
        Value shift = l.linear("emb_layers.1", g.silu(time), channels);
        h = g.add(h, g.reshape(shift, -1, channels, 1, 1));
        h = g.silu(l.groupNorm("out_layers.0", h, groups, EPSILON));
        h = steer.apply(l.starting(Init.ZERO).conv("out_layers.3", h, channels, 3));
        Value skip = x.extent(1) == channels ? x : l.conv("skip_connection", x, channels, 1);
        return l.made(g.add(skip, h));
    }
}
