package io.superres.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.onnx.Attribute;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Networks;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConstantFoldingTest {
    @Test
    void aFactoredKernelBecomesOneKernelOfTheSameNetwork() {
        Random random = new Random(2);
        GraphBuilder g = new GraphBuilder("factored");
        Value x = g.input(ValueInfo.image("lr", 2, "h", "w"));
        Value product = g.matMul(
                g.parameter("a", Networks.normal(random, 3, 7)), g.parameter("b", Networks.normal(random, 7, 18)));
        Value kernel = g.add(g.parameter("w", Networks.normal(random, 3, 2, 3, 3)), g.reshape(product, 3, 2, 3, 3));
        g.output(ValueInfo.image("sr", 3, "h", "w"), g.conv(x, kernel, null));
        Graph factored = g.build();
        Graph folded = ConstantFolding.fold(factored);

        assertThat(folded.nodes()).extracting(Node::opType).containsExactly("Conv", "Identity");
        assertThat(folded.parameterCount()).isEqualTo(3 * 2 * 9);
        Tensor input = Networks.normal(random, 1, 2, 6, 5);
        float[] expected = run(factored, input);
        float[] found = run(folded, input);
        for (int i = 0; i < expected.length; i++) assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
    }

    @Test
    void aGraphWithNothingToFoldStaysAsItIs() {
        Graph graph = Networks.plain(2, 1, 2, 1);
        assertThat(ConstantFolding.fold(graph)).isSameAs(graph);
    }

    @Test
    void integersAreFoldedButNotRandomNumbers() {
        ValueInfo x = new ValueInfo("x", ElementType.FLOAT, List.of(ValueInfo.Dim.named("n")));
        ValueInfo y = new ValueInfo("y", ElementType.FLOAT, List.of());
        ValueInfo count = new ValueInfo("count", ElementType.INT64, List.of());
        List<Node> nodes = List.of(
                new Node("Shape", "", "", List.of("w"), List.of("shape"), Map.of()),
                new Node("Add", "", "", List.of("shape", "shape"), List.of("count"), Map.of()),
                new Node("RandomNormal", "", "", List.of(), List.of("noise"), Map.of("shape", Attribute.ints(1))),
                new Node("Equal", "", "", List.of("shape", "count"), List.of("same"), Map.of()),
                new Node("Where", "", "", List.of("same", "noise", "x"), List.of("y"), Map.of()));
        Map<String, Tensor> weights = Map.of("w", Tensor.zeros(5));
        Graph graph = new Graph("mixed", Graph.OPSET, List.of(x), List.of(y, count), nodes, weights, Map.of());

        Graph folded = ConstantFolding.fold(graph);

        assertThat(folded.nodes()).extracting(Node::opType).containsExactly("RandomNormal", "Where");
        assertThat(folded.initializers().get("count")).isEqualTo(Tensor.ofLongs(10));
        assertThat(folded.initializers().get("same").longs()).containsExactly(0);
        try (OnnxSession session = OnnxSession.open(folded, Device.CPU, 1)) {
            Map<String, Tensor> results = session.run(Map.of("x", Tensor.of(new float[] {1, 2}, 2)));
            assertThat(results.get("y").floats()).containsExactly(1, 2);
            assertThat(results.get("count").longs()).containsExactly(10);
        }
    }

    private static float[] run(Graph graph, Tensor input) {
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            return session.run(Map.of("lr", input)).get("sr").floats();
        }
    }
}
