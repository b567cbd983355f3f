package io.superres.network.adapt;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/** Sees what an image shows. Input {@code image} (batch, 3, y, x), output {@code features} of the same extent. */
public record ImageEncoder(AdaptSize size) {
    private static final int BANDS = 3;
    private static final int DEPTH = 6;

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("image-encoder");
        Layers l = Layers.of(g, weights);
        Value image = g.input(ValueInfo.image("image", BANDS, "h", "w"));
        Value x = Blocks.activated(g, l.conv("conv_first", image, size.image(), 3));
        for (int i = 0; i < DEPTH; i++) x = Blocks.residual(l.in("body").in(i), x);
        g.output(ValueInfo.image("features", size.image(), "h", "w"), x);
        return g.build();
    }
}
