package io.superres.network.stablesr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.network.Fixture;
import io.superres.network.Initial;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.network.WeightInputs;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiffusionUnetTest {
    private static final DiffusionUnet UNET =
            new DiffusionUnet(new UnetConfig(4, 64, List.of(1, 2, 2), 1, List.of(0, 1), 32, 48, 64, 128, 32), false);
    private static final TimeAwareEncoder GUIDE =
            new TimeAwareEncoder(new GuideConfig(4, 64, List.of(1, 1, 2), 1, List.of(0, 1), 4, 64, 32));
    private static final Tensor TIME = Tensor.of(new float[] {497}, 1);

    private static final Map<String, Fixture> CONDITIONS = Map.of(
            "input_blocks.1.1",
            new Fixture(-.00624773, 1.13755827, .5614576, 1.2602968, -.2126406, .5060714, -.8542219),
            "condition0",
            new Fixture(.01229879, 1.26743113, .5159599, 1.1659482, .1213195, .6337127, -.596751),
            "condition1",
            new Fixture(.10482067, 1.40821541, .9441797, .7798492, 1.7826355, .2554462, .9995917),
            "condition2",
            new Fixture(-.10263574, 1.76469695, -1.2580692, -2.7525552, 1.0720012, -1.982775, -.0290269));

    private static final Map<String, Fixture> NOISE = Map.of(
            "input_blocks.1.0.spade",
            new Fixture(.10100294, 1.61258137, -1.104244, 1.236136, .769642, -.2452688, .5733745),
            "input_blocks.1.1",
            new Fixture(.0908928, 2.28043522, -1.5230479, 2.8501507, .9036326, -1.449072, .4620168),
            "eps",
            new Fixture(.010208, .55032502, -.0900393, .0906561, .05896, -.1037016, .0603993));

    @ParameterizedTest
    @EnumSource
    void thePublishedNetworksAreReproduced(Runner runner) {
        Tensor lr = Synthetic.tensor("lr", 1.7, 0, 1, 4, 16, 24);
        Map<String, Tensor> maps = runner.run(
                GUIDE.graph(new Synthetic()),
                Map.of("lr", lr, "t", TIME),
                "waves",
                "input_blocks.1.1",
                "condition0",
                "condition1",
                "condition2");
        float[] waves = maps.get("waves").floats();
        int[] entries = {0, 1, 31, 32, 33, 63};
        double[] expected = {.80899219, -.40656632, .99780455, .58781939, .91362127, .06622751};
        for (int i = 0; i < entries.length; i++)
            assertThat((double) waves[entries[i]]).isCloseTo(expected[i], within(5e-5));
        CONDITIONS.forEach((name, fixture) -> fixture.assertMatches(name, maps.get(name), 1e-4));

        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put("x", Synthetic.tensor("x", 1.7, 0, 1, 4, 16, 24));
        inputs.put("t", TIME);
        inputs.put("context", Synthetic.tensor("ctx", 1, 0, 1, 7, 48));
        for (int level = 0; level < 3; level++) inputs.put("condition" + level, maps.get("condition" + level));
        Map<String, Tensor> found =
                runner.run(UNET.steered(new Synthetic()), inputs, "input_blocks.1.0.spade", "input_blocks.1.1", "eps");
        NOISE.forEach((name, fixture) -> fixture.assertMatches(name, found.get(name), 1e-4));
    }

    @Test
    void batchesShareTextAndTime() {
        DiffusionUnet network = new DiffusionUnet(UnetConfig.compact(), true);
        Graph graph = network.prior(new Synthetic());
        Tensor x = Synthetic.tensor("x", 1.7, 0, 2, 4, 8, 12);
        Tensor text = Synthetic.tensor("ctx", 1, 0, 1, 8, 64);
        Tensor shared = Runner.ONNX_RUNTIME
                .run(graph, Map.of("x", x, "t", TIME, "context", text))
                .get("eps");
        Tensor twice = Tensor.of(new float[] {497, 497}, 2);
        Tensor texts = Tensor.of(twice(text.floats()), 2, 8, 64);
        Tensor given = Runner.ONNX_RUNTIME
                .run(graph, Map.of("x", x, "t", twice, "context", texts))
                .get("eps");
        assertThat(shared.shape()).containsExactly(2, 4, 8, 12);
        assertThat(shared.floats()).usingComparatorWithPrecision(1e-5f).containsExactly(given.floats());
    }

    private static float[] twice(float[] values) {
        float[] both = new float[2 * values.length];
        System.arraycopy(values, 0, both, 0, values.length);
        System.arraycopy(values, 0, both, values.length, values.length);
        return both;
    }

    @Test
    void untrainedNetworksEstimateNoNoise() {
        Graph graph = new DiffusionUnet(UnetConfig.compact(), true).prior(new Initial(1));
        Tensor x = Synthetic.tensor("x", 1.7, 0, 1, 4, 8, 8);
        Tensor text = Synthetic.tensor("ctx", 1, 0, 1, 8, 64);
        assertThat(Runner.ONNX_RUNTIME
                        .run(graph, Map.of("x", x, "t", TIME, "context", text))
                        .get("eps")
                        .floats())
                .containsOnly(0);
    }

    @Test
    void theWeightsAreThoseOfThePublishedFiles() {
        assertThat(WeightInputs.count(UNET::steered)).isEqualTo(9_431_428);
        assertThat(WeightInputs.count(GUIDE::graph)).isEqualTo(1_676_736);
        DiffusionUnet paper = new DiffusionUnet(UnetConfig.paper(), false);
        assertThat(WeightInputs.count(paper::prior)).isEqualTo(865_910_724);
        assertThat(WeightInputs.count(paper::steered)).isEqualTo(865_910_724 + 53_020_160);
        TimeAwareEncoder guide = new TimeAwareEncoder(GuideConfig.paper());
        assertThat(WeightInputs.count(guide::graph)).isEqualTo(52_494_080);

        Map<String, long[]> unet = WeightInputs.of(paper::steered);
        assertThat(unet).hasSize(862);
        assertThat(unet.get("output_blocks.5.2.conv.weight")).containsExactly(1280, 1280, 3, 3);
        assertThat(unet.get("output_blocks.11.0.spade.mlp_gamma.weight")).containsExactly(320, 128, 3, 3);
        assertThat(unet.get("middle_block.1.transformer_blocks.0.attn2.to_k.weight"))
                .containsExactly(1280, 1024);
        Map<String, long[]> encoder = WeightInputs.of(guide::graph);
        assertThat(encoder).hasSize(200);
        assertThat(encoder.get("middle_block.1.qkv.weight")).containsExactly(1536, 512, 1);
    }

    @Test
    void theSmallerSizesAreAsPlanned() {
        DiffusionUnet compact = new DiffusionUnet(UnetConfig.compact(), false);
        assertThat(WeightInputs.count(compact::steered)).isEqualTo(4_454_676);
        assertThat(WeightInputs.count(compact::steered) - WeightInputs.count(compact::prior))
                .isEqualTo(321_840);
        Map<String, long[]> gentle = WeightInputs.of(new DiffusionUnet(UnetConfig.compact(), true)::steered);
        assertThat(gentle.keySet()).noneMatch(name -> name.contains("param_free_norm"));
        assertThat(WeightInputs.count(new TimeAwareEncoder(GuideConfig.compact())::graph))
                .isEqualTo(268_536);
        assertThat(WeightInputs.count(new TimeAwareEncoder(GuideConfig.medium())::graph))
                .isEqualTo(1_419_216);
    }
}
