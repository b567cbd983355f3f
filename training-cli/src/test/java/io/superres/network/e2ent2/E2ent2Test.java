package io.superres.network.e2ent2;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.method.e2ent2.Textures;
import io.superres.network.Initial;
import io.superres.network.Synthetic;
import io.superres.network.WeightInputs;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class E2ent2Test {
    private static long count(E2ent2Size size) {
        E2ent2 network = new E2ent2(size);
        return WeightInputs.count(network::encoder)
                + WeightInputs.count(network::tail)
                + WeightInputs.count(network::decoder);
    }

    @Test
    void theSizesOfThePaper() {
        E2ent2 network = new E2ent2(E2ent2Size.paper());
        assertThat(WeightInputs.count(network::encoder)).isEqualTo(1_220_416);
        assertThat(WeightInputs.count(network::tail)).isEqualTo(297_155);
        Map<String, long[]> decoder = WeightInputs.of(network::decoder);
        assertThat(sum(decoder, "res1.")).isEqualTo(1_477_120);
        assertThat(sum(decoder, "res2.")).isEqualTo(1_294_147);
        assertThat(count(E2ent2Size.paper())).isEqualTo(4_288_838);
        assertThat(count(E2ent2Size.paperSmall())).isEqualTo(3_107_142);
    }

    private static long sum(Map<String, long[]> weights, String scope) {
        return weights.entrySet().stream()
                .filter(e -> e.getKey().startsWith(scope))
                .mapToLong(e -> java.util.Arrays.stream(e.getValue()).reduce(1, Math::multiplyExact))
                .sum();
    }

    @Test
    void theSizesOfSmallerConfigurations() {
        assertThat(count(new E2ent2Size(24, 3, 3, 3))).isEqualTo(199_854);
        assertThat(count(new E2ent2Size(48, 8, 8, 8))).isBetween(1_416_500L, 1_417_500L);
    }

    @Test
    void theNamesAreThoseOfPublishedSingleImageNetworks() {
        E2ent2 network = new E2ent2(E2ent2Size.paper());
        assertThat(WeightInputs.of(network::single).keySet())
                .contains("enc.conv_first.weight", "enc.body.15.conv2.bias", "enc.conv_after.weight")
                .contains("sisr.upconv1.weight", "sisr.upconv2.bias", "sisr.conv_last.weight");
        assertThat(WeightInputs.of(network::decoder).keySet())
                .contains("res1.body.0.conv1.weight", "res1.upconv2.weight")
                .contains("res2.conv_fuse.weight", "res2.body.15.conv2.weight", "res2.conv_after.bias");
    }

    @Test
    void theSizesOfCritics() {
        assertThat(WeightInputs.count(CompactCritic.standard()::graph)).isEqualTo(82_277);
        assertThat(WeightInputs.count(new SrganCritic(64, 160)::graph)).isBetween(57_050_000L, 57_150_000L);
        assertThat(WeightInputs.count(new SrganCritic(64, 128)::graph)).isBetween(38_150_000L, 38_250_000L);
    }

    @Test
    void criticsGiveOneScoreForEachImage() {
        Tensor images = Synthetic.tensor("images", 0.3, 0.5, 3, 3, 32, 32);
        for (Graph critic : new Graph[] {
            CompactCritic.standard().graph(new Initial(1)),
            new SrganCritic(4, 32).graph(new Initial(1)),
            new SrganCritic(4, 0).graph(new Initial(1))
        })
            try (OnnxSession session = OnnxSession.open(critic, Device.CPU, 1)) {
                Tensor scores = session.run(Map.of("image", images)).get("score");
                assertThat(scores.shape()).containsExactly(3, 1);
                assertThat(scores.floats()[0]).isFinite().isNotEqualTo(scores.floats()[1]);
            }
    }

    /** Features of one sign only would make all patches match the brightest one. */
    @Test
    void featuresHaveBothSigns() {
        E2ent2 network = new E2ent2(new E2ent2Size(16, 2, 1, 1));
        try (OnnxSession session = OnnxSession.open(network.encoder(new Initial(3)), Device.CPU, 1)) {
            Tensor image = Synthetic.tensor("image", 0.3, 0.5, 1, 3, 24, 24);
            float[] features =
                    session.run(Map.of("image", image)).get("features").floats();
            assertThat(features).satisfies(values -> {
                int below = 0;
                for (float v : (float[]) values) if (v < 0) below++;
                assertThat(below).isBetween(features.length / 20, features.length * 19 / 20);
            });
        }
    }

    /** What is shipped takes everything in one input. */
    @Test
    void oneInputOrThreeMakeNoDifference() {
        E2ent2 network = new E2ent2(new E2ent2Size(8, 1, 1, 1));
        Initial weights = new Initial(4);
        Random random = new Random(5);
        Tensor all = random(random, 1, 3 + 8 + Textures.channels(8), 6, 7);
        int area = 6 * 7;
        Map<String, Tensor> parts = Map.of(
                "lr", part(all, 0, 3, area),
                "features", part(all, 3, 8, area),
                "textures", part(all, 11, Textures.channels(8), area));
        try (OnnxSession three = OnnxSession.open(network.decoder(weights), Device.CPU, 1);
                OnnxSession one = OnnxSession.open(network.guided(weights), Device.CPU, 1)) {
            assertThat(one.run(Map.of("guided", all)).get("sr").floats())
                    .containsExactly(three.run(parts).get("sr").floats());
        }
        assertThat(ReceptiveField.of(network.guided(weights), Textures.RATIO))
                .isInstanceOf(ReceptiveField.Finite.class);
    }

    private static Tensor part(Tensor all, int from, int count, int area) {
        float[] values = java.util.Arrays.copyOfRange(all.floats(), from * area, (from + count) * area);
        return Tensor.of(values, 1, count, 6, 7);
    }

    private static Tensor random(Random random, long... shape) {
        Tensor zeros = Tensor.zeros(shape);
        float[] values = new float[zeros.size()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return Tensor.of(values, shape);
    }
}
