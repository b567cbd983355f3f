package io.superres.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.network.Sisr;
import io.superres.onnx.Attribute;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Node;
import io.superres.onnx.Sliding;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.session.ConstantFolding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultiplicationsTest {

    @Test
    void aConvolutionMultipliesEveryTapForEveryPixelAndEveryPairOfChannels() {
        GraphBuilder g = new GraphBuilder("conv");
        Value x = g.input(ValueInfo.image("x", 3, "h", "w"));
        Value y = g.conv(x, g.parameter("k", Tensor.zeros(16, 3, 5, 5)), null);
        g.output(ValueInfo.image("y", 16, "h", "w"), y);
        assertThat(Multiplications.in(g.build(), 1, 3, 20, 30)).isEqualTo(20L * 30 * 3 * 16 * 5 * 5);
    }

    @Test
    void stridesAndGroupsSaveMultiplications() {
        GraphBuilder g = new GraphBuilder("strided");
        Value x = g.input(ValueInfo.image("x", 8, "h", "w"));
        Value y = g.conv(x, g.parameter("k", Tensor.zeros(8, 2, 3, 3)), null, Sliding.of(2, 1), 4);
        g.output(ValueInfo.image("y", 8, "h2", "w2"), y);
        assertThat(Multiplications.in(g.build(), 1, 8, 20, 30)).isEqualTo(10L * 15 * 8 * 2 * 3 * 3);
    }

    @Test
    void aTransposedConvolutionMultipliesForEveryPixelThatGoesIn() {
        GraphBuilder g = new GraphBuilder("transposed");
        Value x = g.input(ValueInfo.image("x", 4, "h", "w"));
        Value y = g.convTranspose(x, g.parameter("k", Tensor.zeros(4, 6, 4, 4)), null, Sliding.of(2, 1));
        g.output(ValueInfo.image("y", 6, "h2", "w2"), y);
        assertThat(Multiplications.in(g.build(), 1, 4, 10, 12)).isEqualTo(10L * 12 * 4 * 6 * 4 * 4);
    }

    @Test
    void productsOfMatricesAreCountedWhicheverWayTheyAreWritten() {
        assertThat(Multiplications.in(ArithmeticBenchmark.matrixProduct(), 1024, 1024))
                .isEqualTo(1L << 30);
        ValueInfo a = new ValueInfo("a", ElementType.FLOAT, List.of(ValueInfo.Dim.of(5), ValueInfo.Dim.of(7)));
        ValueInfo c = new ValueInfo("c", ElementType.FLOAT, List.of());
        Node gemm = new Node("Gemm", "", "", List.of("a", "b"), List.of("c"), Map.of("transA", Attribute.of(1L)));
        Graph graph = new Graph(
                "gemm", Graph.OPSET, List.of(a), List.of(c), List.of(gemm), Map.of("b", Tensor.zeros(5, 3)), Map.of());
        assertThat(Multiplications.in(graph, 5, 7)).isEqualTo(5L * 7 * 3);
    }

    @Test
    void aWholeNetworkIsTheSumOfItsLayers() {
        Graph graph = ConstantFolding.fold(new Sisr(2, 16, 1, 1, 2).build(1));
        long weights = 9L * 16 + 9L * 16 * 16 * 2 + 9L * 16 * 4 + bicubicTaps(graph);
        assertThat(Multiplications.in(graph, 1, 1, 12, 10)).isEqualTo(120 * weights);
    }

    @Test
    void aNetworkWithoutProductsHasNone() {
        GraphBuilder g = new GraphBuilder("relu");
        Value x = g.input(ValueInfo.image("x", 1, "h", "w"));
        g.output(ValueInfo.image("y", 1, "h", "w"), g.relu(x));
        assertThat(Multiplications.in(g.build(), 1, 1, 4, 4)).isZero();
    }

    private static long bicubicTaps(Graph graph) {
        return graph.initializers().get("bicubic.kernel").size();
    }
}
