package io.superres.network.refvae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.network.Initial;
import io.superres.network.Layers;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.network.WeightInputs;
import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefVaeTest {
    private final RefVae paper = new RefVae(RefVaeSize.paper());
    private final RefVae compact = new RefVae(RefVaeSize.compact());

    /** All but the 512 values of a normalisation that the published file holds and nothing uses. */
    @Test
    void theWeightsAreThoseOfThePublishedFile() {
        long encoder = WeightInputs.count(w -> paper.referenceEncoder(w, 32, RefVae.Statistics.BATCH));
        assertThat(encoder).isEqualTo(70_016 + 8_389_120);
        assertThat(WeightInputs.count(paper::condition)).isEqualTo(4_210_688);
        assertThat(WeightInputs.count(paper::painter)).isEqualTo(4_752_896 + 14_946_816 + 1_554_627);
        assertThat(encoder + WeightInputs.count(w -> paper.generator(w, 32))).isEqualTo(33_924_675 - 512);
        assertThat(WeightInputs.count(w -> new MultiScaleCritic(32).graph(w))).isEqualTo(691_777);
        assertThat(WeightInputs.of(paper::painter))
                .containsKeys("mask.3.conv2.weight", "dec_feat.1.conv1.bias", "decoder.11.weight");
        assertThat(WeightInputs.of(w -> paper.referenceEncoder(w, 32, RefVae.Statistics.KNOWN)))
                .containsKeys("init_feat.4.running_var", "VAE_encoder.0.weight");
    }

    @Test
    void theCompactSizeIsAsPlanned() {
        long encoder = WeightInputs.count(w -> compact.referenceEncoder(w, 12, RefVae.Statistics.BATCH));
        assertThat(encoder + WeightInputs.count(w -> compact.generator(w, 12))).isEqualTo(552_443);
        assertThat(WeightInputs.count(w -> new MultiScaleCritic(12).graph(w))).isEqualTo(98_137);
    }

    /** The result is eight times the grid of the features, and the parts agree with the whole. */
    @ParameterizedTest
    @EnumSource
    void partsMakeTheWhole(Runner runner) {
        Initial weights = new Initial(3);
        Tensor features = Synthetic.tensor("features", 1, 0, 1, 64, 6, 6);
        Tensor code = Synthetic.tensor("code", 1, 0, 1, 64);
        Tensor base = Synthetic.tensor("base", 0.5, 0.5, 1, 3, 48, 48);
        Tensor whole = runner.run(
                        compact.generator(weights, 6), Map.of("features", features, "code", code, "base", base), "sr")
                .get("sr");
        Tensor condition = runner.run(compact.condition(weights), Map.of("code", code), "condition")
                .get("condition");
        Tensor stretched = stretched(runner, condition, 6);
        Tensor parts = runner.run(
                        compact.painter(weights),
                        Map.of("features", features, "condition", stretched, "base", base),
                        "sr")
                .get("sr");
        assertThat(whole.shape()).containsExactly(1, 3, 48, 48);
        assertClose(parts, whole, 1e-5);
    }

    private static Tensor stretched(Runner runner, Tensor map, int extent) {
        GraphBuilder g = new GraphBuilder("stretch");
        Value in = g.input(new ValueInfo(
                "map",
                ElementType.FLOAT,
                LongStream.of(map.shape()).mapToObj(ValueInfo.Dim::of).toList()));
        g.output(
                ValueInfo.image("out", map.shape()[1], "h", "w"),
                Stretch.to(Layers.of(g, new Initial(1)), in, extent, extent));
        return runner.run(g.build(), Map.of("map", map), "out").get("out");
    }

    /** A map twice as large is what ONNX's own bilinear resizing makes. */
    @Test
    void stretchingIsBilinear() {
        Tensor map = Synthetic.tensor("map", 1, 0, 1, 2, 5, 5);
        GraphBuilder g = new GraphBuilder("resize");
        Value in = g.input(ValueInfo.image("map", 2, "h", "w"));
        g.output(ValueInfo.image("out", 2, "h2", "w2"), g.enlargeBilinear(in, 2));
        Tensor expected =
                Runner.ONNX_RUNTIME.run(g.build(), Map.of("map", map), "out").get("out");
        assertClose(stretched(Runner.ONNX_RUNTIME, map, 10), expected, 1e-6);
    }

    /** Known statistics that are those of the batch give what the batch itself gives. */
    @Test
    void bothNormalisationsAgree() {
        Initial weights = new Initial(7);
        Tensor features = Synthetic.tensor("features", 1, 0, 2, 64, 12, 12);
        Graph training = compact.referenceEncoder(weights, 12, RefVae.Statistics.BATCH);
        Map<String, Tensor> trained = Runner.ONNX_RUNTIME.run(
                training, Map.of("features", features), "mean", "logvar", "init_feat.1.input", "init_feat.4.input");
        Map<String, Tensor> known = new HashMap<>(training.parameters());
        for (String norm : RefVae.NORMS) {
            known.put(norm + ".running_mean", moment(trained.get(norm + RefVae.NORMALISED), false));
            known.put(norm + ".running_var", moment(trained.get(norm + RefVae.NORMALISED), true));
        }
        Graph ready = compact.referenceEncoder(Weights.of(known), 12, RefVae.Statistics.KNOWN);
        Map<String, Tensor> used = Runner.ONNX_RUNTIME.run(ready, Map.of("features", features), "mean", "logvar");
        assertClose(used.get("mean"), trained.get("mean"), 1e-4);
        assertClose(used.get("logvar"), trained.get("logvar"), 1e-4);
    }

    /** Mean or variance of each channel over a batch (batch, channel, y, x). */
    private static Tensor moment(Tensor batch, boolean variance) {
        int channels = (int) batch.shape()[1];
        int area = (int) (batch.shape()[2] * batch.shape()[3]);
        int count = (int) batch.shape()[0] * area;
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        float[] values = batch.floats();
        for (int i = 0; i < values.length; i++) {
            sum[i / area % channels] += values[i];
            squares[i / area % channels] += (double) values[i] * values[i];
        }
        float[] moments = new float[channels];
        for (int c = 0; c < channels; c++) {
            double mean = sum[c] / count;
            moments[c] = (float) (variance ? squares[c] / count - mean * mean : mean);
        }
        return Tensor.of(moments, channels);
    }

    @Test
    void theCriticSeesThreeResolutions() {
        Map<String, Tensor> seen = Runner.ONNX_RUNTIME.run(
                new MultiScaleCritic(12).graph(new Initial(1)),
                Map.of("image", Synthetic.tensor("image", 0.5, 0.5, 1, 3, 256, 256)),
                "scores0",
                "scores1",
                "scores2",
                "features3.2");
        assertThat(seen.get("scores0").size()
                        + seen.get("scores1").size()
                        + seen.get("scores2").size())
                .isEqualTo(1344);
        assertThat(seen.get("features3.2").shape()).containsExactly(1, 96, 8, 8);
    }

    private static void assertClose(Tensor a, Tensor b, double tolerance) {
        assertThat(a.shape()).isEqualTo(b.shape());
        for (int i = 0; i < a.size(); i++)
            assertThat((double) a.floats()[i]).isCloseTo(b.floats()[i], within(tolerance));
    }
}
