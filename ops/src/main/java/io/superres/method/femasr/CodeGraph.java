package io.superres.method.femasr;

import io.superres.BadInputException;
import io.superres.method.Shown;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Node;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/** Networks that give a map of the codebook's use in place of an image, as large as the image would be. */
final class CodeGraph {
    private static final float TINY = 1e-12f;

    private CodeGraph() {}

    /**
     * From an image to one band of numbers.
     *
     * @param network a network with a codebook
     * @param shown {@link Shown#CODES} or {@link Shown#DISTANCE}
     * @throws BadInputException if the network has no codebook
     */
    static Graph of(Graph network, Shown shown) {
        if (network.nodes().stream().map(Node::outputs).noneMatch(names -> names.contains(FemasrGraph.INDICES)))
            throw new BadInputException("the network " + network.name() + " has no codebook to show");
        GraphBuilder g = new GraphBuilder(network.name() + "-" + shown);
        Value image = g.input(network.input());
        boolean codes = shown == Shown.CODES;
        List<ValueInfo> wanted =
                codes ? List.of(indices()) : List.of(latent(FemasrGraph.BEFORE), latent(FemasrGraph.AFTER));
        List<Value> found = g.embed("", network.upTo(wanted), image);
        Value map = codes
                ? g.unsqueeze(g.cast(found.get(0), ElementType.FLOAT), 1)
                : distance(g, found.get(0), found.get(1));
        g.output(ValueInfo.image("map", 1, "sh", "sw"), g.enlargeNearest(map, FemasrGraph.grid(network)));
        return g.build();
    }

    /** {@code |zhat - zq| / (|zhat| + |zq|)}, which is 0 to 1. */
    private static Value distance(GraphBuilder g, Value before, Value after) {
        Value lengths = g.add(length(g, before), length(g, after));
        return g.div(length(g, g.sub(before, after)), g.add(lengths, TINY));
    }

    private static ValueInfo indices() {
        return new ValueInfo(
                FemasrGraph.INDICES, ElementType.INT64, List.of(Dim.named("batch"), Dim.named("zh"), Dim.named("zw")));
    }

    private static ValueInfo latent(String name) {
        return new ValueInfo(
                name,
                ElementType.FLOAT,
                List.of(Dim.named("batch"), Dim.named("features"), Dim.named("zh"), Dim.named("zw")));
    }

    /** Of the features of each pixel, shape (batch, 1, y, x). */
    private static Value length(GraphBuilder g, Value features) {
        return g.sqrt(g.reduceSum(g.mul(features, features), 1));
    }
}
