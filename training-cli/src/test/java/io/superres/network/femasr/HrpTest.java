package io.superres.network.femasr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.network.Fixture;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.network.WeightInputs;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HrpTest {
    private static final Map<String, Fixture> KNOWN = Map.of(
            "multiscale_encoder.in_conv",
            new Fixture(-.04576302, .57652253, -.1144469, -.282942, -.4079454, .1926668, -.7887012),
            "multiscale_encoder.blocks.0",
            new Fixture(.08483699, .99500547, .1919889, .1286316, -1.9726193, 1.0208913, -.1292083),
            "zhat",
            new Fixture(-.02005766, 1.41992535, -.0808783, 1.0138648, 1.3116474, -.9464103, .0203778),
            "after_quant_group.0",
            new Fixture(-.0026965, .04997876, .0344541, .0455741, -.0299754, -.0718444, -.0635903),
            "decoder_group.0.block",
            new Fixture(-.0446393, .81873009, .0092836, -.2997508, .0788371, .4508582, .7018112),
            "reconstruction",
            new Fixture(.37908863, 1.43405288, .1503415, .2381861, -.4077522, -1.424374, .3273809));

    private final Hrp network = new Hrp(FemasrConfig.paper());

    @ParameterizedTest
    @EnumSource
    void thePublishedNetworkIsReproduced(Runner runner) {
        Graph graph = network.whole(new Synthetic());
        String[] names = {
            "multiscale_encoder.in_conv",
            "multiscale_encoder.blocks.0",
            "zhat",
            "zq",
            "indices",
            "after_quant_group.0",
            "decoder_group.0.block",
            "reconstruction"
        };
        Tensor image = Synthetic.tensor("input", 0.5, 0.5, 1, 3, 64, 64);
        Map<String, Tensor> found = runner.run(graph, Map.of("image", image), names);
        assertThat(Arrays.copyOf(found.get("indices").longs(), 12))
                .containsExactly(482, 186, 257, 665, 295, 880, 623, 253, 652, 801, 157, 253);
        KNOWN.forEach((name, fixture) -> fixture.assertMatches(name, found.get(name), 1e-4));
        assertThat(codebookLoss(found.get("zhat").floats(), found.get("zq").floats()))
                .isCloseTo(2.5009127175, within(2.5e-4));
    }

    private static double codebookLoss(float[] before, float[] after) {
        double sum = 0;
        for (int i = 0; i < before.length; i++) sum += Math.pow(after[i] - before[i], 2);
        return 1.25 * sum / before.length;
    }

    @Test
    void theWeightsAreThoseOfThePublishedFile() {
        Map<String, long[]> encoder = WeightInputs.of(network::encoder);
        assertThat(WeightInputs.count(network::encoder) + WeightInputs.count(network::decoder))
                .isEqualTo(12_439_363);
        assertThat(WeightInputs.count(network::whole)).isEqualTo(12_176_707);
        assertThat(encoder.get("quantize_group.0.embedding.weight")).containsExactly(1024, 512);
        assertThat(encoder.get("multiscale_encoder.blocks.2.1.conv.3.norm.bias"))
                .containsExactly(256);
        assertThat(WeightInputs.of(network::decoder).get("decoder_group.1.block.1.weight"))
                .containsExactly(128, 256, 3, 3);
    }

    @Test
    void theSmallerSizesAreAsPlanned() {
        Hrp compact = new Hrp(FemasrConfig.compact());
        Hrp medium = new Hrp(FemasrConfig.medium());
        assertThat(WeightInputs.count(compact::whole)).isEqualTo(550_259);
        assertThat(WeightInputs.count(medium::whole)).isEqualTo(2_819_619);
        assertThat(WeightInputs.count(new Femasr(compact.config(), 4)::whole)).isEqualTo(783_395);
        assertThat(WeightInputs.count(new Femasr(medium.config(), 4)::whole)).isEqualTo(4_841_891);
    }
}
