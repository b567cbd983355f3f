package io.superres.network.adapt;

import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/** What all networks here are made of. */
final class Blocks {
    static final float SLOPE = 0.1f;

    private Blocks() {}

    /** {@code x + conv(relu(conv(x)))}. */
    static Value residual(Layers l, Value x) {
        GraphBuilder g = l.graph();
        Value y = g.relu(l.conv("conv1", x, x.extent(1), 3));
        return g.add(x, l.conv("conv2", y, x.extent(1), 3));
    }

    static Value activated(GraphBuilder g, Value x) {
        return g.leakyRelu(x, SLOPE);
    }
}
