package io.superres.network.stablesr;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.network.Fixture;
import io.superres.network.Initial;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.network.WeightInputs;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VaeTest {
    private static final Vae SMALL =
            new Vae(new VaeConfig(3, 4, 32, List.of(1, 2, 2), 1, List.of(1), 2, 32, false, 32));

    private static final Map<String, Fixture> ENCODED = Map.of(
            "moments",
            new Fixture(-.04895518, .62882508, .1897579, .2116916, -.5432906, .2510325, .1753396),
            "feature1",
            new Fixture(.03962496, .95739324, .346598, 1.1064328, .6306824, .1163632, -.4879287),
            "encoder.down.2",
            new Fixture(.02799171, 1.11569893, -1.6669626, .508911, 1.5507883, -.3397069, .232939));

    private static final Map<Double, Fixture> DECODED = Map.of(
            0.0,
            new Fixture(-.13233279, .53149566, -.1217026, -.3371477, .0303657, -.2150581, -.0623067),
            0.5,
            new Fixture(-.13297366, .55221651, -.1014612, -.1920383, -.1844153, -.2501016, -.1264916),
            1.0,
            new Fixture(-.1350582, .56774701, -.0923723, -.1600006, -.234189, -.2936183, -.1098116));

    @ParameterizedTest
    @EnumSource
    void thePublishedNetworksAreReproduced(Runner runner) {
        Tensor image = Synthetic.tensor("img", 1, 0, 1, 3, 32, 40);
        Map<String, Tensor> encoded = runner.run(
                SMALL.encoder(new Synthetic("encoder")),
                Map.of("image", image),
                "moments",
                "feature1",
                "encoder.down.2");
        ENCODED.forEach((name, fixture) -> fixture.assertMatches(name, encoded.get(name), 1e-4));

        Tensor z = Synthetic.tensor("z", 1, 0, 1, 4, 8, 10);
        Graph decoder = SMALL.fusedDecoder(new Synthetic("decoder"));
        DECODED.forEach((w, fixture) -> {
            Tensor weight = Tensor.of(new float[] {w.floatValue()}, 1);
            Map<String, Tensor> inputs = Map.of("z", z, "feature1", encoded.get("feature1"), "w", weight);
            fixture.assertMatches("image at w=" + w, runner.run(decoder, inputs).get("image"), 1e-4);
        });
        Tensor plain = runner.run(SMALL.decoder(new Synthetic("decoder")), Map.of("z", z))
                .get("image");
        DECODED.get(0.0).assertMatches("plain image", plain, 1e-4);
    }

    @Test
    void anImageComesBackInItsOwnSize() {
        Vae vae = new Vae(VaeConfig.compact().withBands(1));
        Tensor image = Synthetic.tensor("img", 1, 0, 2, 1, 16, 24);
        Tensor moments = Runner.ONNX_RUNTIME
                .run(vae.encoder(new Initial(3)), Map.of("image", image))
                .get("moments");
        assertThat(moments.shape()).containsExactly(2, 8, 4, 6);
        Tensor z = Synthetic.tensor("z", 1, 0, 2, 4, 4, 6);
        assertThat(Runner.ONNX_RUNTIME
                        .run(vae.decoder(new Initial(3)), Map.of("z", z))
                        .get("image")
                        .shape())
                .containsExactly(2, 1, 16, 24);
    }

    @Test
    void theWeightsAreThoseOfThePublishedFiles() {
        assertThat(WeightInputs.count(SMALL::encoder)).isEqualTo(367_272);
        assertThat(WeightInputs.count(SMALL::fusedDecoder)).isEqualTo(2_219_523);
        Vae paper = new Vae(VaeConfig.paper());
        assertThat(WeightInputs.count(paper::encoder)).isEqualTo(34_163_592 + 72);
        assertThat(WeightInputs.count(paper::decoder)).isEqualTo(49_490_179 + 20);
        assertThat(WeightInputs.count(paper::fusedDecoder) - WeightInputs.count(paper::decoder))
                .isEqualTo(44_393_728);
        assertThat(WeightInputs.of(paper::encoder)).hasSize(106 + 2);
        Map<String, long[]> decoder = WeightInputs.of(paper::fusedDecoder);
        assertThat(decoder).hasSize(294 + 2);
        assertThat(decoder.get("decoder.fusion_layer_2.encode_enc_2.1.rdb3.conv5.weight"))
                .containsExactly(512, 640, 3, 3);
        assertThat(decoder.get("decoder.mid.attn_1.q.weight")).containsExactly(512, 512, 1, 1);
    }

    @Test
    void theSmallerSizesAreAsPlanned() {
        Vae compact = new Vae(VaeConfig.compact());
        assertThat(WeightInputs.count(compact::encoder) + WeightInputs.count(compact::decoder))
                .isEqualTo(681_911);
        assertThat(WeightInputs.count(compact::fusedDecoder) - WeightInputs.count(compact::decoder))
                .isEqualTo(142_112);
    }
}
