package io.superres.network.adapt;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/**
 * A small network behind one that cannot be changed: {@code y + conv(relu(conv(relu(conv(y)))))}, of which the last kernel
 * begins at zero, so that at first nothing is changed. Input {@code result} (batch, channel, y, x), output {@code
 * adapted} of the same shape.
 *
 * @param channels of the result
 * @param features of the network
 */
public record ResidualAdapter(int channels, int features) {
    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("residual-adapter");
        Layers l = Layers.of(g, weights).in("adapter");
        Value result = g.input(ValueInfo.image("result", channels, "h", "w"));
        Value x = g.relu(l.conv("0", result, features, 3));
        x = g.relu(l.conv("1", x, features, 3));
        g.output(
                ValueInfo.image("adapted", channels, "h", "w"),
                g.add(result, l.starting(Init.ZERO).conv("2", x, channels, 3)));
        return g.build();
    }
}
