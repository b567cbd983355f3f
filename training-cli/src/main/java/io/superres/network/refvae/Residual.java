package io.superres.network.refvae;

import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/** Two convolutions around which the input passes, activated after the sum. */
final class Residual {
    static final float SLOPE = 0.01f;

    private Residual() {}

    static Value of(Layers l, Value x) {
        GraphBuilder g = l.graph();
        Value y = g.leakyRelu(l.conv("conv1", x, x.extent(1), 3), SLOPE);
        return g.leakyRelu(g.add(l.conv("conv2", y, x.extent(1), 3), x), SLOPE);
    }
}
