package io.superres.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.method.femasr.FemasrGraph;
import io.superres.method.refvae.RefVaeModel;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.network.WeightInputs;
import io.superres.network.Weights;
import io.superres.network.femasr.Femasr;
import io.superres.network.femasr.FemasrConfig;
import io.superres.network.femasr.FemasrConfig.Swin;
import io.superres.network.refvae.RefVae;
import io.superres.network.refvae.RefVaeSize;
import io.superres.network.vision.ClipResNet;
import io.superres.network.vision.StyleVgg;
import io.superres.network.vision.Vgg19;
import io.superres.onnx.Graph;
import io.superres.onnx.ValueInfo;
import io.superres.weights.TorchFiles;
import io.superres.weights.TorchFiles.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the formats and with the names of the published ones, at reduced width. */
class ImportTest {
    private static final FemasrConfig FEMASR =
            new FemasrConfig(3, 8, 32, 32, 64, 64, 32, 40, 24, 1, new Swin(2, 2, 4, 4, 2), 1);

    @TempDir
    Path folder;

    private static Map<String, Values> made(Function<Weights, Graph> network) {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, Values> tensors = new LinkedHashMap<>();
        WeightInputs.of(network).forEach((name, shape) -> {
            int size = 1;
            for (long extent : shape) size *= (int) extent;
            float[] values = new float[size];
            for (int i = 0; i < size; i++)
                values[i] = name.endsWith("running_var") ? 1 : (float) (0.2 * random.nextDouble() - 0.1);
            tensors.put(name, new Values(values, shape));
        });
        return tensors;
    }

    private static Model model(Path folder) {
        return ModelRegistry.of().find(folder.toString());
    }

    private static void sameWeights(Map<String, Values> expected, Graph graph) {
        graph.parameters()
                .forEach((name, tensor) -> assertThat(tensor.floats())
                        .as(name)
                        .isEqualTo(expected.get(name).values()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void femasr(int scale) throws Exception {
        Map<String, Values> tensors = made(new Femasr(FEMASR, scale)::whole);
        int expected = tensors.size();
        tensors.put(
                "multiscale_encoder.blocks.1.swin_blks.0.x.attn.relative_position_index", new Values(new float[4], 4));
        Path file = TorchFiles.zip(folder.resolve("FeMaSR.pth"), tensors, "params");
        Model model = model(FemasrImport.write(file, folder.resolve("out")));
        assertThat(model.id()).isEqualTo("femasr-published-x" + scale);
        assertThat(model.method()).isEqualTo("femasr");
        assertThat(model.scale()).isEqualTo(scale);
        assertThat(model.graph().parameters()).hasSize(expected);
        sameWeights(tensors, model.graph());
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        assertThat(FemasrGraph.grid(model.graph())).isEqualTo(8);
        assertThat(model.card().orElseThrow().license()).isEqualTo("CC-BY-NC-SA-4.0");
        assertThat(Files.readString(folder.resolve("out/" + model.id() + "/README.md")))
                .contains("Published weights; nothing was trained here.")
                .contains("not for commercial use")
                .contains("FeMaSR.pth");
        assertThatThrownBy(() -> FemasrImport.write(file, folder.resolve("out")))
                .hasMessageContaining("exists already");
    }

    @Test
    void refVae() throws Exception {
        RefVaeSize size = new RefVaeSize(32, 6, 4, 10, 8, 8, 4, 1);
        RefVae network = new RefVae(size);
        Map<String, Values> tensors = made(w -> network.referenceEncoder(w, 4, RefVae.Statistics.KNOWN));
        tensors.putAll(made(network::condition));
        tensors.putAll(made(network::painter));
        tensors.put("bn.weight", new Values(new float[10], 10));
        tensors.put("init_feat.1.num_batches_tracked", new Values(new float[1]));
        Path file = TorchFiles.zip(folder.resolve("ConVAE_8x.pth"), tensors, null);
        Path vgg = TorchFiles.legacy(folder.resolve("vgg_r41.pth"), made(new StyleVgg(4)::graph));
        Model model = model(RefVaeImport.write(file, vgg, folder.resolve("out")));
        assertThat(model.method()).isEqualTo("refvae");
        assertThat(model.graph(RefVaeModel.ENCODER).input().shape()).containsExactly(-1, 3, 256, 256);
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
    }

    @Test
    void vgg19() throws Exception {
        Map<String, Values> tensors = made(new Vgg19(4)::graph);
        assertThat(tensors).containsKeys("features.0.weight", "features.19.bias", "features.34.weight");
        tensors.put("classifier.0.weight", new Values(new float[6], 2, 3));
        Path out = VisionImport.vgg19(TorchFiles.legacy(folder.resolve("vgg19.pth"), tensors), folder.resolve("out"));
        Model model = model(out);
        assertThat(model.graph().outputs().stream().map(ValueInfo::name))
                .containsExactly("relu1_2", "relu2_2", "relu3_4", "relu4_4", "relu5_4");
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        assertThat(WeightInputs.count(new Vgg19(64)::graph)).isEqualTo(20_024_384);
    }

    @Test
    void clip() throws Exception {
        Map<String, Values> tensors = made(new ClipResNet(8, 2, 1, 2, 1)::graph);
        tensors.put("visual.attnpool.q_proj.weight", new Values(new float[1], 1, 1));
        tensors.put("transformer.resblocks.0.ln_1.weight", new Values(new float[1], 1));
        Path file = TorchFiles.safetensors(folder.resolve("RN50.safetensors"), tensors);
        Model model = model(VisionImport.clip(file, folder.resolve("out")));
        assertThat(model.graph().outputs()).hasSize(4);
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        Map<String, long[]> published = WeightInputs.of(new ClipResNet(64, 3, 4, 6, 3)::graph);
        assertThat(published.get("visual.layer4.0.downsample.0.weight")).containsExactly(2048, 1024, 1, 1);
        assertThat(published.get("visual.layer3.5.conv2.weight")).containsExactly(256, 256, 3, 3);
    }

    @Test
    void whatDoesNotFitIsNamed() throws Exception {
        Map<String, Values> tensors = made(new Femasr(FEMASR, 4)::whole);
        tensors.remove("decoder_group.2.block.1.bias");
        tensors.put("out_conv.bias", new Values(new float[4], 4));
        tensors.put("surplus.weight", new Values(new float[1], 1));
        Path file = TorchFiles.zip(folder.resolve("bad.pth"), tensors, null);
        assertThatThrownBy(() -> FemasrImport.write(file, folder.resolve("out")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no decoder_group.2.block.1.bias")
                .hasMessageContaining("out_conv.bias has the shape [4], not [3]")
                .hasMessageContaining("surplus.weight belongs to no part");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThatThrownBy(() -> VisionImport.clip(file, folder.resolve("out")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("has no tensor visual.conv3.weight");
    }
}
