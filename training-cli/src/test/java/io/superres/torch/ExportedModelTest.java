package io.superres.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.session.ConstantFolding;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks made elsewhere: read, trained, written back and run again. */
class ExportedModelTest {
    private static final int STEPS = 40;

    private final Engine engine = Torch.start(1);

    @ParameterizedTest
    @ValueSource(ints = {11, 13, 16, 17})
    void trainsAndRunsInOnnxRuntimeAfterwards(int opset) {
        Graph graph = OnnxFile.decode(ExportedModel.bytes(opset));
        Trained trained = train(graph, Precision.FLOAT32, name -> false);
        assertThat(trained.lastLoss()).isLessThan(0.5 * trained.firstLoss());
        assertThat(trained.graph().initializers().get("head.weight"))
                .isNotEqualTo(graph.initializers().get("head.weight"));
        for (String name : new String[] {"body.0.bn.running_mean", "body.0.bn.running_var"})
            assertThat(trained.graph().initializers().get(name))
                    .isEqualTo(graph.initializers().get(name));

        Graph again = OnnxFile.decode(OnnxFile.encode(trained.graph()));
        assertAgree(again, image(2, 9, 11, 3), Precision.FLOAT32, 1e-4);
        assertAgree(again, image(1, 16, 7, 4), Precision.FLOAT32, 1e-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 17})
    void trainsInBfloat16(int opset) {
        Graph graph = OnnxFile.decode(ExportedModel.bytes(opset));
        Trained trained = train(graph, Precision.BFLOAT16, name -> false);
        assertThat(trained.lastLoss()).isLessThan(0.5 * trained.firstLoss());
        assertAgree(trained.graph(), image(2, 9, 11, 3), Precision.BFLOAT16, 2e-2);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 17})
    void frozenParametersStayAsTheyAre(int opset) {
        Graph graph = OnnxFile.decode(ExportedModel.bytes(opset));
        Graph trained = train(graph, Precision.FLOAT32, name -> name.startsWith("body."))
                .graph();
        graph.initializers().forEach((name, before) -> {
            boolean fixed = name.startsWith("body.") || name.equals("roi");
            assertThat(trained.initializers().get(name).equals(before)).as(name).isEqualTo(fixed);
        });
        assertAgree(trained, image(2, 9, 11, 3), Precision.FLOAT32, 1e-4);
    }

    /** What only depends on constants (here shapes, as integers) is folded without changing the result. */
    @ParameterizedTest
    @ValueSource(ints = {11, 17})
    void foldsToTheSameNetwork(int opset) {
        Graph graph = OnnxFile.decode(ExportedModel.bytes(opset));
        Graph folded = ConstantFolding.fold(graph);
        assertThat(folded.nodes()).hasSizeLessThan(graph.nodes().size());
        Tensor input = image(2, 9, 11, 3);
        try (OnnxSession before = OnnxSession.open(graph, Device.CPU, 1);
                OnnxSession after = OnnxSession.open(folded, Device.CPU, 1)) {
            assertThat(after.run(Map.of("input", input)).get("output").floats())
                    .containsExactly(
                            before.run(Map.of("input", input)).get("output").floats(), within(1e-6f));
        }
        assertAgree(folded, input, Precision.FLOAT32, 1e-4);
    }

    private record Trained(Graph graph, double firstLoss, double lastLoss) {}

    /** Plain gradient descent with steps of fixed, slowly falling length. */
    private Trained train(Graph graph, Precision precision, Predicate<String> frozen) {
        try (NDManager manager = engine.newBaseManager();
                TorchGraph network = TorchGraph.load(graph, precision, frozen, manager)) {
            NDArray x = TorchTensor.of(image(2, 8, 8, 1), manager);
            NDArray target =
                    TorchTensor.of(image(2, 16, 16, 2), manager).mul(0.1f).add(0.5f);
            float[] theta = network.layout().gather(graph);
            double first = 0;
            double last = 0;
            for (int step = 0; step < STEPS; step++) {
                NDArray weights = manager.create(theta);
                weights.setRequiresGradient(true);
                try (GradientCollector gradients = engine.newGradientCollector()) {
                    NDArray loss = network.forward(weights, x)
                            .get(0)
                            .sub(target)
                            .square()
                            .mean();
                    last = loss.getFloat();
                    gradients.backward(loss);
                }
                if (step == 0) first = last;
                descend(theta, weights.getGradient().toFloatArray(), 0.3 * (STEPS - step) / STEPS);
            }
            return new Trained(network.layout().scatter(graph, theta), first, last);
        }
    }

    private static void descend(float[] theta, float[] gradient, double length) {
        double norm = 0;
        for (float g : gradient) norm += (double) g * g;
        for (int i = 0; i < theta.length; i++) theta[i] -= (float) (length * gradient[i] / Math.sqrt(norm));
    }

    private void assertAgree(Graph graph, Tensor input, Precision precision, double tolerance) {
        float[] found;
        try (NDManager manager = engine.newBaseManager();
                TorchGraph network = TorchGraph.load(graph, precision, manager)) {
            NDArray theta = manager.create(network.layout().gather(graph));
            found = network.forward(theta, TorchTensor.of(input, manager))
                    .get(0)
                    .toFloatArray();
        }
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            Tensor expected = session.run(Map.of("input", input)).get("output");
            assertThat(expected.shape())
                    .containsExactly(input.shape()[0], 1, 2 * input.shape()[2], 2 * input.shape()[3]);
            assertThat(found).containsExactly(expected.floats(), within((float) tolerance));
        }
    }

    private static Tensor image(int batch, int height, int width, long seed) {
        Random random = new Random(seed);
        float[] values = new float[batch * height * width];
        for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
        return Tensor.of(values, batch, 1, height, width);
    }
}
