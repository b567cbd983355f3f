package io.superres.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceptiveFieldTest {
    private static Graph graph(Map<String, Tensor> constants, Node... nodes) {
        ValueInfo in = ValueInfo.image("x0", 1, "h", "w");
        ValueInfo out = ValueInfo.image(nodes[nodes.length - 1].output(), 1, "h", "w");
        return new Graph("test", 17, List.of(in), List.of(out), List.of(nodes), constants, Map.of());
    }

    private static Node node(String op, String in, String out, Map<String, Attribute> attributes, String... more) {
        List<String> inputs = new java.util.ArrayList<>(List.of(in));
        inputs.addAll(List.of(more));
        return new Node(op, "", op, inputs, List.of(out), attributes);
    }

    private static Map<String, Attribute> kernel(int k, int pad, int stride) {
        return Map.of(
                "kernel_shape", Attribute.ints(k, k),
                "pads", Attribute.ints(pad, pad, pad, pad),
                "strides", Attribute.ints(stride, stride));
    }

    private static final Map<String, Tensor> WEIGHTS = Map.of("w", Tensor.zeros(1, 1, 3, 3));

    @Test
    void everyPlainConvolutionAddsItsRadius() {
        assertThat(ReceptiveField.of(Networks.plain(4, 1, 3, 1), 4)).isEqualTo(new ReceptiveField.Finite(3));
        assertThat(ReceptiveField.of(Networks.plain(2, 1, 11, 1), 2)).isEqualTo(new ReceptiveField.Finite(11));
    }

    @Test
    void convolutionsAfterThePixelShuffleCountInHrPixels() {
        Graph shuffled = graph(
                WEIGHTS,
                node("DepthToSpace", "x0", "x1", Map.of("blocksize", Attribute.of(4L))),
                node("Conv", "x1", "x2", kernel(3, 1, 1), "w"));
        assertThat(ReceptiveField.of(shuffled, 4)).isEqualTo(new ReceptiveField.Finite(1));
    }

    @Test
    void downAndUpAgainCountsEveryPhase() {
        Graph pyramid = graph(
                WEIGHTS,
                node("Conv", "x0", "x1", kernel(3, 1, 2), "w"),
                node("Conv", "x1", "x2", kernel(3, 1, 1), "w"),
                node("ConvTranspose", "x2", "x3", kernel(4, 1, 2), "w"));
        // At half resolution one pixel is two: 3x3 there reaches 2, the strided one 1, the way back up 1 to 2 more.
        ReceptiveField field = ReceptiveField.of(pyramid, 1);
        assertThat(field).isInstanceOf(ReceptiveField.Finite.class);
        assertThat(((ReceptiveField.Finite) field).halo()).isBetween(4, 6);
    }

    @Test
    void aSkipConnectionTakesTheWiderPath() {
        Graph skip =
                graph(WEIGHTS, node("Conv", "x0", "x1", kernel(3, 1, 1), "w"), node("Add", "x1", "x2", Map.of(), "x0"));
        assertThat(ReceptiveField.of(skip, 1)).isEqualTo(new ReceptiveField.Finite(1));
    }

    @Test
    void cubicResizeLooksTwoPixelsFar() {
        Map<String, Tensor> constants = Map.of("scales", Tensor.of(new float[] {1, 1, 4, 4}, 4));
        Graph resize = graph(
                constants,
                new Node(
                        "Resize",
                        "",
                        "up",
                        List.of("x0", "", "scales"),
                        List.of("y"),
                        Map.of("mode", Attribute.of("cubic"))));
        assertThat(ReceptiveField.of(resize, 4)).isEqualTo(new ReceptiveField.Finite(2));
    }

    @Test
    void nearestEnlargementLooksAtOnePixel() {
        GraphBuilder g = new GraphBuilder("test");
        Value x = g.input(ValueInfo.image("x", 4, "h", "w"));
        Value w = g.parameter("w", Tensor.zeros(4, 4, 3, 3));
        Value y = g.softmax(g.slice(g.conv(g.enlargeNearest(x, 2), w, null), 1, 0, 2), 1);
        g.output(ValueInfo.image("y", 2, "h", "w"), y);
        assertThat(ReceptiveField.of(g.build(), 2)).isEqualTo(new ReceptiveField.Finite(1));
    }

    @Test
    void stridesRepeatThemselves() {
        ReceptiveField field = ReceptiveField.of(Networks.hourglass(2, 1), 2);
        assertThat(field).isInstanceOfSatisfying(ReceptiveField.Finite.class, f -> {
            assertThat(f.period()).isEqualTo(4);
            assertThat(f.halo()).isBetween(6, 14);
        });
    }

    @Test
    void onlyTheFirstOutputCounts() {
        ValueInfo image = ValueInfo.image("x", 1, "h", "w");
        List<Node> nodes = List.of(
                node("Resize", "x", "preview", Map.of(), "", "", "sizes"),
                node("Conv", "x", "y", kernel(3, 1, 1), "w"));
        Map<String, Tensor> constants = Map.of("w", Tensor.zeros(1, 1, 3, 3), "sizes", Tensor.ofLongs(1, 1, 8, 8));
        List<ValueInfo> outputs = List.of(ValueInfo.image("y", 1, "h", "w"), ValueInfo.image("preview", 1, "ph", "pw"));
        Graph graph = new Graph("test", 17, List.of(image), outputs, nodes, constants, Map.of());
        assertThat(ReceptiveField.of(graph, 1)).isEqualTo(new ReceptiveField.Finite(1));
    }

    @Test
    void whatNormalisesOverThePlaneLooksEverywhere() {
        GraphBuilder g = new GraphBuilder("test");
        Value x = g.input(ValueInfo.image("x", 4, "h", "w"));
        Value w = g.parameter("w", Tensor.zeros(4));
        g.output(ValueInfo.image("y", 4, "h", "w"), g.groupNorm(x, 2, w, w, 1e-5f));
        assertThat(ReceptiveField.of(g.build(), 1)).isInstanceOf(ReceptiveField.Global.class);
        GraphBuilder rows = new GraphBuilder("test");
        rows.output(ValueInfo.image("y", 4, "h", "w"), rows.softmax(rows.input(ValueInfo.image("x", 4, "h", "w")), -1));
        assertThat(ReceptiveField.of(rows.build(), 1)).isInstanceOf(ReceptiveField.Global.class);
    }

    @Test
    void whatLooksEverywhereIsNamed() {
        Graph pooled = graph(
                Map.of(), node("GlobalAveragePool", "x0", "x1", Map.of()), node("Mul", "x0", "x2", Map.of(), "x1"));
        assertThat(ReceptiveField.of(pooled, 1))
                .isInstanceOfSatisfying(
                        ReceptiveField.Global.class, f -> assertThat(f.cause()).contains("GlobalAveragePool"));
    }
}
