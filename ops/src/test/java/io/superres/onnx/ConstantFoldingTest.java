package io.superres.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    private static float[] run(Graph graph, Tensor input) {
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            return session.run(Map.of("lr", input)).get("sr").floats();
        }
    }
}
