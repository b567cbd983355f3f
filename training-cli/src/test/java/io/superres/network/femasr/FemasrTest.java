package io.superres.network.femasr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.method.femasr.FemasrGraph;
import io.superres.network.Fixture;
import io.superres.network.Initial;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.network.WeightInputs;
import io.superres.network.femasr.FemasrConfig.Swin;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.onnx.Tensor;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FemasrTest {
    private static final FemasrConfig PAPER = FemasrConfig.paper();
    private static final String SWIN = "multiscale_encoder.blocks.1.swin_blks.0.residual_group.blocks.";

    private static final Map<String, Fixture> X4 = Map.of(
            "multiscale_encoder.in_conv",
            new Fixture(.00451797, .55875811, -.256582, .0088304, .4652422, -.4626421, -.1189384),
            "multiscale_encoder.blocks.0",
            new Fixture(.05685326, .96060316, -.0984348, -.3265648, .8917081, -.5295536, -.0233709),
            SWIN + 0,
            new Fixture(-.02208617, 1.39277003, .4923379, 1.0365125, .6697231, -.8282947, -.5735109),
            SWIN + 1,
            new Fixture(-.04788406, 1.81133261, .7962004, 2.1170315, 1.8245604, -.2776267, .0606572),
            "multiscale_encoder.blocks.1",
            new Fixture(-.20144992, 9.65257972, -1.6966487, -11.2450458, 11.9421495, -7.6387029, -8.0707359),
            "zhat",
            new Fixture(-.70464797, 9.54628206, -1.4743838, -9.8287132, -8.5040664, 1.2115392, -3.4346018),
            "after_quant_group.0",
            new Fixture(-.00168093, .05121274, -.0287123, -.0225231, .0096296, -.0442779, -.0211609),
            "sr",
            new Fixture(-13.6059076, 12.0909283, 1.2393001, 2.0047429, 2.9265239, -5.4431297, -1.5077837));

    private static final Map<String, Fixture> X2 = Map.of(
            "multiscale_encoder.in_conv",
            new Fixture(-.04214394, .56104293, .1360775, .105737, .1564717, .3831494, .1598884),
            "multiscale_encoder.blocks.2",
            new Fixture(-.39413365, 9.28283245, -10.2629717, -5.2154207, -11.5613721, -2.6681278, 10.2872455),
            "sr",
            new Fixture(.67535048, 8.7093166, -1.9476283, 2.4300945, -2.7304484, -9.0031767, -2.7725458));

    @ParameterizedTest
    @EnumSource
    void fourTimes(Runner runner) {
        Graph graph = new Femasr(PAPER, 4).whole(new Synthetic());
        Tensor lr = Synthetic.tensor("input", 0.5, 0.5, 1, 3, 16, 32);
        String[] names = {
            "multiscale_encoder.in_conv",
            "multiscale_encoder.blocks.0",
            SWIN + 0,
            SWIN + 1,
            "multiscale_encoder.blocks.1",
            "zhat",
            "indices",
            "after_quant_group.0",
            "sr"
        };
        Map<String, Tensor> found = runner.run(graph, Map.of("lr", lr), names);
        assertThat(Arrays.copyOf(found.get("indices").longs(), 12))
                .containsExactly(908, 908, 908, 908, 981, 698, 908, 919, 185, 908, 185, 185);
        X4.forEach((name, fixture) -> fixture.assertMatches(name, found.get(name), 1e-4));
        float[] codes =
                graph.initializers().get("quantize_group.0.embedding.weight").floats();
        assertThat(matchingLoss(found.get("zhat").floats(), codes)).isCloseTo(4395.900694, within(0.5));

        Tensor padded = padded(lr, 11, 21, new Femasr(PAPER, 4).unit());
        Tensor whole = runner.run(graph, Map.of("lr", padded), "sr").get("sr");
        new Fixture(-13.15992953, 11.400552, 1.2856784, 2.2251613, 2.2882756, -5.0914755, -3.9730108)
                .assertMatches("crop", crop(whole, 44, 84), 1e-4);
    }

    @ParameterizedTest
    @EnumSource
    void twice(Runner runner) {
        Graph graph = new Femasr(PAPER, 2).whole(new Synthetic());
        Tensor lr = Synthetic.tensor("input", 0.5, 0.5, 1, 3, 32, 32);
        Map<String, Tensor> found = runner.run(
                graph, Map.of("lr", lr), "multiscale_encoder.in_conv", "multiscale_encoder.blocks.2", "indices", "sr");
        assertThat(Arrays.copyOf(found.get("indices").longs(), 12))
                .containsExactly(874, 657, 757, 182, 757, 834, 34, 757, 60, 39, 757, 545);
        X2.forEach((name, fixture) -> fixture.assertMatches(name, found.get(name), 1e-4));
    }

    /** Squared distance to the wanted entry, the n-th for position n, plus that of the Gram matrices. */
    private static double matchingLoss(float[] zhat, float[] codes) {
        int channels = 512;
        int n = zhat.length / channels;
        double[][] found = new double[channels][n];
        double[][] wanted = new double[channels][n];
        double distance = 0;
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < n; i++) {
                found[c][i] = zhat[c * n + i];
                wanted[c][i] = codes[i * channels + c];
                distance += Math.pow(found[c][i] - wanted[c][i], 2);
            }
        double style = 0;
        for (int a = 0; a < channels; a++)
            for (int b = 0; b < channels; b++) {
                double difference = 0;
                for (int i = 0; i < n; i++) difference += found[a][i] * found[b][i] - wanted[a][i] * wanted[b][i];
                style += Math.pow(difference / n, 2);
            }
        return 0.25 * distance / zhat.length + style / (channels * channels);
    }

    /** The top left part, mirrored with its border pixels to more than the next multiple of {@code unit}. */
    private static Tensor padded(Tensor image, int height, int width, int unit) {
        int h = (height / unit + 1) * unit;
        int w = (width / unit + 1) * unit;
        float[] in = image.floats();
        int stride = (int) image.shape()[3];
        int plane = stride * (int) image.shape()[2];
        float[] out = new float[3 * h * w];
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < h; y++)
                for (int x = 0; x < w; x++)
                    out[(c * h + y) * w + x] = in[c * plane + mirrored(y, height) * stride + mirrored(x, width)];
        return Tensor.of(out, 1, 3, h, w);
    }

    private static int mirrored(int i, int n) {
        return i < n ? i : 2 * n - 1 - i;
    }

    private static Tensor crop(Tensor image, int height, int width) {
        float[] in = image.floats();
        float[] out = new float[3 * height * width];
        int h = (int) image.shape()[2];
        int w = (int) image.shape()[3];
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < height; y++)
                System.arraycopy(in, (c * h + y) * w, out, (c * height + y) * width, width);
        return Tensor.of(out, 1, 3, height, width);
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "4, 8", "2, 4", "4, 4"})
    void thePartsMakeTheWhole(int scale, int grid) {
        FemasrConfig size = new FemasrConfig(1, grid, 8, 16, 24, 24, 8, 20, 12, 1, new Swin(1, 2, 2, 4, 2), 4);
        Femasr network = new Femasr(size, scale);
        Graph whole = network.whole(new Initial(5));
        Tensor lr = Synthetic.tensor("input", 0.5, 0.5, 2, 1, 2L * network.unit(), network.unit());
        Map<String, Tensor> expected = Runner.ONNX_RUNTIME.run(whole, Map.of("lr", lr), "sr", "zhat");
        String[] between = grid == 8 ? new String[] {"zq", "first", "second"} : new String[] {"zq", "first"};
        Map<String, Tensor> latents =
                Runner.ONNX_RUNTIME.run(network.encoder(new Initial(5)), Map.of("lr", lr), between);
        Map<String, Tensor> sr = Runner.ONNX_RUNTIME.run(network.decoder(new Initial(5)), latents, "sr");
        assertThat(sr.get("sr")).isEqualTo(expected.get("sr"));
        assertThat(sr.get("sr").shape())
                .containsExactly(2, 1, 2L * scale * network.unit(), (long) scale * network.unit());
        assertThat(expected.get("zhat").shape()).containsExactly(2, 12, 8, 4);
        assertThat(FemasrGraph.grid(whole)).isEqualTo(grid);
        assertThat(ReceptiveField.of(whole, scale)).isInstanceOf(ReceptiveField.Global.class);
    }

    @Test
    void theWeightsAreThoseOfThePublishedFiles() {
        Femasr four = new Femasr(PAPER, 4);
        assertThat(WeightInputs.count(four::whole)).isEqualTo(34_059_971);
        assertThat(WeightInputs.count(four::encoder) - 1024 * 512).isEqualTo(28_293_184);
        assertThat(WeightInputs.count(new Femasr(PAPER, 2)::whole)).isEqualTo(36_711_235);
        Map<String, long[]> shapes = WeightInputs.of(four::whole);
        String attention = "multiscale_encoder.blocks.1.swin_blks.3.residual_group.blocks.5.attn.";
        assertThat(shapes.get(attention + "relative_position_bias_table")).containsExactly(225, 8);
        assertThat(shapes.get(attention + "qkv.weight")).containsExactly(768, 256);
        assertThat(shapes.get("multiscale_encoder.blocks.3.2.conv.5.weight")).containsExactly(128, 128, 3, 3);
        // The decoder's weights are found under the same names in the first stage.
        Map<String, long[]> first = WeightInputs.of(new Hrp(PAPER)::decoder);
        WeightInputs.of(four::decoder)
                .forEach((name, shape) -> assertThat(first.get(name)).as(name).containsExactly(shape));
    }
}
