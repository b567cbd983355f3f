package io.superres.train;

import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Networks that train in a moment. */
final class Toys {
    private Toys() {}

    /** {@code y = w x + b} on images of one pixel. */
    static Graph line(double w, double b) {
        GraphBuilder g = new GraphBuilder("line");
        Value x = g.input(ValueInfo.image("x", 1, "h", "w"));
        Value weight = g.parameter("w", Tensor.of(new float[] {(float) w}, 1, 1, 1, 1));
        Value bias = g.parameter("b", Tensor.of(new float[] {(float) b}, 1));
        g.output(ValueInfo.image("y", 1, "h", "w"), g.conv(x, weight, bias));
        return g.build();
    }

    /** Two layers with a bend between. */
    static Graph critic(long seed) {
        GraphBuilder g = new GraphBuilder("critic");
        Value x = g.input(ValueInfo.image("x", 1, "h", "w"));
        Value w1 = g.parameter("first.weight", Tensor.of(noise(seed, 8, 0.8), 8, 1, 1, 1));
        Value b1 = g.parameter("first.bias", Tensor.of(noise(seed + 1, 8, 0.5), 8));
        Value w2 = g.parameter("second.weight", Tensor.of(noise(seed + 2, 8, 0.4), 1, 8, 1, 1));
        g.output(ValueInfo.image("score", 1, "h", "w"), g.conv(g.leakyRelu(g.conv(x, w1, b1), 0.2f), w2, null));
        return g.build();
    }

    static float[] noise(long seed, int n, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = (float) (scale * random.nextGaussian());
        return values;
    }

    static float parameter(Graph graph, String name) {
        return graph.initializers().get(name).floats()[0];
    }

    static Run run(Path out) {
        return new Run("toy", out, 1, 1000, 1000);
    }

    static TrainingRecord record() {
        return new TrainingRecord(
                "toy",
                Map.of("kind", "toy"),
                List.of(),
                new TrainingRecord.Data(0, 0, Map.of(), List.of(), List.of()),
                0,
                0,
                List.of(),
                Map.of());
    }
}
