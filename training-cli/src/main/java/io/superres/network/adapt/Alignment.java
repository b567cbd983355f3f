package io.superres.network.adapt;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/**
 * Maps summaries of the image encoder's features to those of a network that knows natural images: two linear maps.
 * Inputs {@code means} and {@code maxima} (batch, from), outputs {@code alignedMeans} and {@code alignedMaxima} (batch,
 * to).
 *
 * @param from features of the image encoder
 * @param to features of the other network's layer
 */
public record Alignment(int from, int to) {
    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("alignment");
        Layers l = Layers.of(g, weights);
        g.output(vector("alignedMeans", to), l.linear("T_a", g.input(vector("means", from)), to));
        g.output(vector("alignedMaxima", to), l.linear("T_m", g.input(vector("maxima", from)), to));
        return g.build();
    }

    private static ValueInfo vector(String name, long length) {
        return new ValueInfo(name, ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(length)));
    }
}
