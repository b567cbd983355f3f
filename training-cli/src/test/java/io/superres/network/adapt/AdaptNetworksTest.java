package io.superres.network.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.network.Initial;
import io.superres.network.Layers;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.network.WeightInputs;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptNetworksTest {
    private static final AdaptSize PAPER = AdaptSize.paper();
    private static final AdaptSize COMPACT = AdaptSize.compact(4);

    @Test
    void theSizesAreAsPublished() {
        assertThat(WeightInputs.count(new DegradationEncoder(PAPER)::graph)).isEqualTo(4_724_864);
        assertThat(WeightInputs.count(new ImageEncoder(PAPER)::graph)).isEqualTo(444_928);
        assertThat(WeightInputs.count(new Reconstructor(PAPER)::graph)).isEqualTo(797_511);
        assertThat(WeightInputs.count(new Alignment(64, 512)::graph)).isEqualTo(2 * 33_280);
        assertThat(WeightInputs.of(new DegradationEncoder(PAPER)::graph))
                .containsKeys("DDR_extractor.recon_trunk3.2.conv2.weight", "conv1x1_3.bias");
        assertThat(WeightInputs.of(new Reconstructor(PAPER)::graph))
                .containsKeys("basic_block2.modulation_layer.weight_noise", "HRconv.weight");
    }

    @Test
    void theCompactSizesAreAsPlanned() {
        assertThat(WeightInputs.count(new DegradationEncoder(COMPACT)::graph)).isEqualTo(505_904);
        assertThat(WeightInputs.count(new ImageEncoder(COMPACT)::graph)).isEqualTo(28_288);
        assertThat(WeightInputs.count(new Reconstructor(COMPACT)::graph)).isEqualTo(112_855);
        assertThat(WeightInputs.count(new Alignment(16, 48)::graph)).isEqualTo(1_632);
    }

    @ParameterizedTest
    @EnumSource
    void everythingFitsTogether(Runner runner) {
        Initial weights = new Initial(3);
        Tensor lr = Synthetic.tensor("lr", 0.5, 0.5, 2, 3, 16, 24);
        Tensor sr = Synthetic.tensor("sr", 0.5, 0.5, 2, 3, 64, 96);
        Tensor embedding = runner.run(new DegradationEncoder(COMPACT).graph(weights), Map.of("image", lr), "embedding")
                .get("embedding");
        assertThat(embedding.shape()).containsExactly(2, 128);
        Tensor features = runner.run(new ImageEncoder(COMPACT).graph(weights), Map.of("image", sr), "features")
                .get("features");
        assertThat(rebuilt(runner, weights, features, embedding).shape()).containsExactly(2, 3, 16, 24);
    }

    private static Tensor rebuilt(Runner runner, Initial weights, Tensor features, Tensor embedding) {
        Tensor noise = Tensor.zeros(2, Reconstructor.BLOCKS, 16, 24);
        return runner.run(
                        new Reconstructor(COMPACT).graph(weights),
                        Map.of("features", features, "embedding", embedding, "noise", noise),
                        "lr")
                .get("lr");
    }

    /** A factor of the embedding matters, which demodulation would cancel without a bias. */
    @Test
    void theStrengthOfADegradationMatters() {
        Initial weights = new Initial(3);
        Tensor features = Synthetic.tensor("features", 1, 0, 2, 16, 64, 96);
        Tensor embedding = Synthetic.tensor("embedding", 1, 0, 2, 128);
        float[] weak = rebuilt(Runner.ONNX_RUNTIME, weights, features, times(embedding, 0.3f))
                .floats();
        float[] strong = rebuilt(Runner.ONNX_RUNTIME, weights, features, times(embedding, 0.9f))
                .floats();
        double largest = 0;
        for (int i = 0; i < weak.length; i++) largest = Math.max(largest, Math.abs(weak[i] - strong[i]));
        assertThat(largest).isGreaterThan(1e-3);
    }

    private static Tensor times(Tensor tensor, float factor) {
        float[] values = tensor.floats().clone();
        for (int i = 0; i < values.length; i++) values[i] *= factor;
        return Tensor.of(values, tensor.shape());
    }

    /** Scaling what goes in and what comes out is a convolution with a kernel of each image's own. */
    @Test
    void modulationIsAConvolutionWithTheStylesKernel() {
        int channels = 4;
        Initial initial = new Initial(5);
        GraphBuilder g = new GraphBuilder("modulation");
        Value x = g.input(ValueInfo.image("x", channels, "h", "w"));
        Value e = g.input(ValueInfo.image("e", 3, "one", "one"));
        Value n = g.input(ValueInfo.image("n", 1, "h", "w"));
        g.output(ValueInfo.image("y", channels, "h", "w"), Modulation.of(Layers.of(g, initial), x, e, n));
        Graph graph = g.build();
        Tensor image = Synthetic.tensor("x", 1, 0, 1, channels, 5, 6);
        Tensor embedding = Synthetic.tensor("e", 1, 0, 1, 3, 1, 1);
        Tensor noise = Tensor.zeros(1, 1, 5, 6);
        Tensor found = Runner.ONNX_RUNTIME
                .run(graph, Map.of("x", image, "e", embedding, "n", noise), "y")
                .get("y");

        Map<String, Tensor> weights = graph.parameters();
        float[] style = style(weights, embedding.floats(), channels);
        float[] kernel = kernel(weights.get("weight").floats(), style, channels);
        GraphBuilder plain = new GraphBuilder("plain");
        Value in = plain.input(ValueInfo.image("x", channels, "h", "w"));
        Value y =
                plain.conv(in, plain.constant(Tensor.of(kernel, channels, channels, 3, 3)), null, Sliding.of(1, 1), 1);
        y = plain.conv(
                y,
                plain.constant(weights.get("conv_last.weight")),
                plain.constant(weights.get("conv_last.bias")),
                Sliding.of(1, 1),
                1);
        plain.output(ValueInfo.image("y", channels, "h", "w"), plain.leakyRelu(y, 0.1f));
        Tensor expected =
                Runner.ONNX_RUNTIME.run(plain.build(), Map.of("x", image), "y").get("y");
        for (int i = 0; i < expected.size(); i++)
            assertThat(found.floats()[i]).isCloseTo(expected.floats()[i], within(1e-4f));
    }

    private static float[] style(Map<String, Tensor> weights, float[] embedding, int channels) {
        float[] style = new float[channels];
        Arrays.fill(style, 1);
        float[] matrix = weights.get("modulation.weight").floats();
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < embedding.length; i++) style[c] += matrix[c * embedding.length + i] * embedding[i];
        return style;
    }

    private static float[] kernel(float[] weight, float[] style, int channels) {
        float[] kernel = new float[weight.length];
        for (int out = 0; out < channels; out++) {
            double squares = 1e-8;
            for (int i = 0; i < channels * 9; i++) {
                int at = out * channels * 9 + i;
                kernel[at] = (float) (weight[at] / Math.sqrt(9.0 * channels) * style[i / 9]);
                squares += kernel[at] * kernel[at];
            }
            for (int i = 0; i < channels * 9; i++) kernel[out * channels * 9 + i] /= (float) Math.sqrt(squares);
        }
        return kernel;
    }
}
