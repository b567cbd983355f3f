package io.superres.torch;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.superres.SuperresException;
import io.superres.network.Sisr;
import io.superres.onnx.Attribute;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TorchGraphTest {
    private Engine engine;
    private NDManager manager;

    @BeforeEach
    void start() {
        engine = Torch.start(1);
        manager = engine.newBaseManager();
    }

    @AfterEach
    void stop() {
        manager.close();
    }

    private static float[] noise(int n) {
        Random random = new Random(7);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = (float) random.nextGaussian();
        return values;
    }

    private float[] torch(Graph graph, Precision precision, Tensor input) {
        try (TorchGraph network = TorchGraph.load(graph, precision, manager)) {
            NDArray theta = manager.create(network.layout().gather(graph));
            NDArray x = manager.create(input.floats(), new Shape(input.shape()));
            return network.forward(theta, x).get(0).toFloatArray();
        }
    }

    private static float[] onnxRuntime(Graph graph, Tensor input) {
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            return session.run(Map.of(graph.input().name(), input))
                    .get(graph.output().name())
                    .floats();
        }
    }

    private static void assertSame(float[] found, float[] expected, double relative) {
        assertThat(found).hasSameSizeAs(expected);
        float largest = 0;
        for (float value : expected) largest = Math.max(largest, Math.abs(value));
        for (int i = 0; i < found.length; i++)
            assertThat(found[i]).isCloseTo(expected[i], within((float) (relative * largest)));
    }

    static Stream<Sisr> networks() {
        return Stream.of(
                new Sisr(2, 16, 1, 2, 0), new Sisr(4, 16, 2, 3, 2), new Sisr(3, 24, 1, 1, 1), new Sisr(8, 8, 1, 1, 0));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void trainedNetworksAndOnnxRuntimeAgree(Sisr network) {
        Graph graph = network.build(5);
        Map<String, Tensor> random = new LinkedHashMap<>(graph.parameters());
        random.replaceAll((name, tensor) -> {
            float[] values = noise(tensor.size());
            for (int i = 0; i < values.length; i++) values[i] *= 0.1f;
            return Tensor.of(values, tensor.shape());
        });
        graph = graph.withInitializers(random);
        Tensor input = Tensor.of(noise(2 * 11 * 13), 2, 1, 11, 13);
        assertSame(torch(graph, Precision.FLOAT32, input), onnxRuntime(graph, input), 1e-4);
        assertSame(torch(graph, Precision.BFLOAT16, input), onnxRuntime(graph, input), 3e-2);
    }

    /** One node after another, each with the attributes that change its meaning. */
    static Stream<Graph> operators() {
        Tensor w = Tensor.of(noise(6 * 4 * 9), 6, 4, 3, 3);
        Tensor grouped = Tensor.of(noise(8 * 2 * 9), 8, 2, 3, 3);
        return Stream.of(
                one("Relu", Map.of()),
                one("Sigmoid", Map.of()),
                one("Tanh", Map.of()),
                one("LeakyRelu", Map.of("alpha", Attribute.of(0.3f))),
                one("LeakyRelu", Map.of()),
                one("Identity", Map.of()),
                one("Transpose", Map.of("perm", Attribute.ints(0, 3, 1, 2))),
                one("DepthToSpace", Map.of("blocksize", Attribute.of(2L), "mode", Attribute.of("CRD"))),
                one("DepthToSpace", Map.of("blocksize", Attribute.of(2L))),
                one("Add", Map.of(), Tensor.of(noise(4), 4, 1, 1)),
                one("Sub", Map.of(), Tensor.of(noise(4), 4, 1, 1)),
                one("Mul", Map.of(), Tensor.of(noise(5), 5)),
                one("Div", Map.of(), Tensor.of(noise(5), 5)),
                one("MatMul", Map.of(), Tensor.of(noise(15), 5, 3)),
                one("Concat", Map.of("axis", Attribute.of(1L)), Tensor.of(noise(2 * 3 * 30), 2, 3, 6, 5)),
                one("Reshape", Map.of(), Tensor.ofLongs(2, -1, 5)),
                one("Conv", Map.of("kernel_shape", Attribute.ints(3, 3)), w),
                one("Conv", Map.of("pads", Attribute.ints(1, 1, 1, 1), "strides", Attribute.ints(2, 1)), w),
                one("Conv", Map.of("pads", Attribute.ints(0, 1, 2, 3), "dilations", Attribute.ints(1, 2)), w),
                one(
                        "Conv",
                        Map.of("group", Attribute.of(2L), "pads", Attribute.ints(1, 1, 1, 1)),
                        grouped,
                        Tensor.of(noise(8), 8)));
    }

    private static Graph one(String op, Map<String, Attribute> attributes, Tensor... constants) {
        Map<String, Tensor> initializers = new LinkedHashMap<>();
        List<String> inputs = new java.util.ArrayList<>(List.of("x"));
        for (Tensor constant : constants) {
            String name = "c." + inputs.size();
            inputs.add(name);
            initializers.put(name, constant);
        }
        ValueInfo x = ValueInfo.image("x", 4, "h", "w");
        ValueInfo y = new ValueInfo("y", x.type(), List.of());
        Node node = new Node(op, "", op.toLowerCase(), inputs, List.of("y"), attributes);
        return new Graph(
                op + attributes.keySet(), Graph.OPSET, List.of(x), List.of(y), List.of(node), initializers, Map.of());
    }

    @ParameterizedTest
    @MethodSource("operators")
    void everyOperatorAgreesWithOnnxRuntime(Graph graph) {
        Tensor input = Tensor.of(noise(2 * 4 * 6 * 5), 2, 4, 6, 5);
        assertSame(torch(graph, Precision.FLOAT32, input), onnxRuntime(graph, input), 1e-4);
    }

    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        Graph graph = new Sisr(2, 4, 1, 2, 1).build(3);
        try (TorchGraph network = TorchGraph.load(graph, Precision.FLOAT32, manager)) {
            float[] theta = network.layout().gather(graph);
            for (int i = 0; i < theta.length; i++) theta[i] += 0.05f * noise(theta.length)[i];
            NDArray x = manager.create(noise(49), new Shape(1, 1, 7, 7));
            NDArray weights = manager.create(theta);
            weights.setRequiresGradient(true);
            try (GradientCollector gradients = engine.newGradientCollector()) {
                gradients.backward(network.forward(weights, x).get(0).square().mean());
            }
            float[] gradient = weights.getGradient().toFloatArray();
            Random random = new Random(1);
            for (int n = 0; n < 40; n++) {
                int i = random.nextInt(theta.length);
                double h = 1e-2;
                double slope = (loss(network, theta, i, h, x) - loss(network, theta, i, -h, x)) / (2 * h);
                assertThat((double) gradient[i])
                        .as("parameter %d", i)
                        .isCloseTo(slope, within(2e-3 + 0.02 * Math.abs(slope)));
            }
        }
    }

    private double loss(TorchGraph network, float[] theta, int i, double h, NDArray x) {
        float[] moved = theta.clone();
        moved[i] += (float) h;
        double sum = 0;
        float[] result = network.forward(manager.create(moved), x).get(0).toFloatArray();
        for (float value : result) sum += (double) value * value;
        return sum / result.length;
    }

    @Test
    void operatorsThatCannotBeTrainedAreAllNamed() {
        ValueInfo x = ValueInfo.image("x", 4, "h", "w");
        Graph graph = new Graph(
                "odd",
                Graph.OPSET,
                List.of(x),
                List.of(new ValueInfo("z", x.type(), List.of())),
                List.of(
                        new Node("Loop", "", "first", List.of("x"), List.of("y"), Map.of()),
                        new Node("StringNormalizer", "", "second", List.of("y"), List.of("z"), Map.of())),
                Map.of(),
                Map.of());
        assertThatThrownBy(() -> TorchGraph.load(graph, Precision.FLOAT32, manager))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("Loop 'first'")
                .hasMessageContaining("StringNormalizer 'second'");
    }

    @Test
    void inputsThatDoNotFitAreExplainedInOneSentence() {
        Graph graph = one("Add", Map.of(), Tensor.of(noise(7), 7, 1, 1));
        try (TorchGraph network = TorchGraph.load(graph, Precision.FLOAT32, manager)) {
            NDArray theta = manager.create(network.layout().gather(graph));
            NDArray x = manager.ones(new Shape(1, 4, 3, 3));
            assertThatThrownBy(() -> network.forward(theta, x))
                    .isInstanceOf(SuperresException.class)
                    .hasMessageContaining("(1, 4, 3, 3)")
                    .hasMessageContaining("size of tensor")
                    .extracting(Throwable::getMessage, as(STRING))
                    .hasLineCount(1);
        }
    }

    @Test
    void operatorsOfOneKindAreNamedTogether() {
        ValueInfo x = ValueInfo.image("x", 4, "h", "w");
        Graph graph = new Graph(
                "odd",
                Graph.OPSET,
                List.of(x),
                List.of(new ValueInfo("z", x.type(), List.of())),
                List.of(
                        new Node("GRU", "", "first", List.of("x"), List.of("a"), Map.of()),
                        new Node("Fancy", "com.example", "second", List.of("a"), List.of("b"), Map.of()),
                        new Node("GRU", "", "", List.of("b"), List.of("z"), Map.of())),
                Map.of(),
                Map.of());
        assertThatThrownBy(() -> TorchGraph.load(graph, Precision.FLOAT32, manager))
                .hasMessage("these operators of the network cannot be trained:"
                        + " GRU 'first', 'z'; com.example.Fancy 'second'");
    }

    /** Constants in every attribute and element type that can hold one. */
    @Test
    void constantsOfEveryFormAreUnderstood() {
        ValueInfo x = new ValueInfo("x", ElementType.FLOAT, List.of(ValueInfo.Dim.named("n")));
        List<Node> nodes = List.of(
                constant("a", "value_float", Attribute.of(2f)),
                constant("b", "value_floats", new Attribute.Reals(List.of(3f, 4f))),
                constant("c", "value_int", Attribute.of(5L)),
                constant("d", "value_ints", Attribute.ints(-1, 2)),
                constant("e", "value", Attribute.of(DoublePrecision.widen(Tensor.of(new float[] {0.5f}, 1)))),
                new Node("Mul", "", "", List.of("x", "a"), List.of("p"), Map.of()),
                new Node("Reshape", "", "", List.of("p", "d"), List.of("q"), Map.of()),
                new Node("Add", "", "", List.of("q", "b"), List.of("r"), Map.of()),
                new Node("Cast", "", "", List.of("c"), List.of("s"), Map.of("to", Attribute.of(1L))),
                new Node("Add", "", "", List.of("r", "s"), List.of("t"), Map.of()),
                new Node("Cast", "", "", List.of("e"), List.of("u"), Map.of("to", Attribute.of(1L))),
                new Node("Mul", "", "", List.of("t", "u"), List.of("y"), Map.of()));
        ValueInfo y = new ValueInfo("y", ElementType.FLOAT, List.of());
        Graph graph = new Graph("constants", Graph.OPSET, List.of(x), List.of(y), nodes, Map.of(), Map.of());
        Tensor input = Tensor.of(new float[] {1, 2, 3, 4}, 4);
        assertThat(torch(graph, Precision.FLOAT32, input)).containsExactly(5, 6.5f, 7, 8.5f);
        assertThat(onnxRuntime(graph, input)).containsExactly(5, 6.5f, 7, 8.5f);
    }

    private static Node constant(String name, String attribute, Attribute value) {
        return new Node("Constant", "", "", List.of(), List.of(name), Map.of(attribute, value));
    }
}
