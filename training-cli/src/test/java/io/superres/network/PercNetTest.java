package io.superres.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercNetTest {
    private final PercNet network = new PercNet(12);
    private final Map<String, Tensor> weights = network.lessons(new Initial(3)).parameters();

    private static Tensor images(int n, int height, int width) {
        Random random = new Random(4);
        float[] values = new float[n * 3 * height * width];
        for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
        return Tensor.of(values, n, 3, height, width);
    }

    private static Map<String, Tensor> run(Graph graph, Map<String, Tensor> inputs) {
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            return session.run(inputs);
        }
    }

    @Test
    void theTrunkHasTheParametersAndLevelsItShouldHave() {
        Graph features = network.features(Weights.of(weights));
        assertThat(features.parameterCount()).isEqualTo(68_380);
        Map<String, Tensor> maps = run(features, Map.of("image", images(2, 50, 33)));
        assertThat(maps.get("relu1_1").shape()).containsExactly(2, 12, 50, 33);
        assertThat(maps.get("relu2_2").shape()).containsExactly(2, 24, 25, 16);
        assertThat(maps.get("relu3_1").shape()).containsExactly(2, 48, 12, 8);
        assertThat(maps.get("relu4_1").shape()).containsExactly(2, 64, 6, 4);
    }

    @Test
    void theLessonsShareTheTrunk() {
        Graph lessons = network.lessons(new Initial(3));
        long decoder = weights.entrySet().stream()
                .filter(e -> e.getKey().startsWith("decoder"))
                .mapToLong(e -> e.getValue().size())
                .sum();
        assertThat(decoder).isEqualTo(41_019);
        Map<String, Tensor> outputs = run(lessons, Map.of("image", images(9, 48, 48)));
        assertThat(outputs.get("degradation").shape()).containsExactly(9, 6);
        assertThat(outputs.get("projection").shape()).containsExactly(9, 64);
        assertThat(outputs.get("rotation").shape()).containsExactly(9, 4);
        assertThat(outputs.get("reconstruction").shape()).containsExactly(8, 3, 48, 48);
    }

    @Test
    void theDistanceIsAMeanOverUnitLengthFeatures() {
        Map<String, Tensor> all = new LinkedHashMap<>(weights);
        float[] share = new float[network.channels()];
        java.util.Arrays.fill(share, 1f / network.layers().size());
        all.put(PercNet.CHANNELS, Tensor.of(share, 1, share.length));
        Tensor a = images(1, 16, 24);
        float[] other = a.floats().clone();
        for (int i = 0; i < other.length; i += 3) other[i] = 1 - other[i];
        Tensor b = Tensor.of(other, a.shape());
        Graph distance = network.distance(Weights.of(all), 1e6f);
        float[] same = run(distance, Map.of("image", a, "reference", a))
                .get("distance")
                .floats();
        assertThat(same[0]).isEqualTo(0);

        float found = run(distance, Map.of("image", a, "reference", b))
                .get("distance")
                .floats()[0];
        assertThat(found).isCloseTo((float) byHand(a, b), within(1e-4f * found));
        assertThat(run(network.distance(Weights.of(all), 0.01f), Map.of("image", a, "reference", b))
                        .get("distance")
                        .floats())
                .containsExactly(0.01f);
    }

    private double byHand(Tensor a, Tensor b) {
        Graph features = network.features(Weights.of(weights));
        Map<String, Tensor> fa = run(features, Map.of("image", a));
        Map<String, Tensor> fb = run(features, Map.of("image", b));
        double sum = 0;
        for (PercNet.Layer layer : network.layers()) {
            float[] x = fa.get(layer.name()).floats();
            float[] y = fb.get(layer.name()).floats();
            int pixels = x.length / layer.channels();
            for (int p = 0; p < pixels; p++) {
                double nx = length(x, p, pixels);
                double ny = length(y, p, pixels);
                for (int i = p; i < x.length; i += pixels)
                    sum += Math.pow(x[i] / nx - y[i] / ny, 2)
                            / pixels
                            / network.layers().size();
            }
        }
        return sum;
    }

    private static double length(float[] values, int from, int step) {
        double squares = 1e-10;
        for (int i = from; i < values.length; i += step) squares += values[i] * values[i];
        return Math.sqrt(squares);
    }

    @Test
    void theWidthScalesEveryLevel() {
        assertThat(new PercNet(24).layers())
                .extracting(PercNet.Layer::channels)
                .isEqualTo(List.of(24, 24, 48, 48, 96, 96, 128));
    }
}
