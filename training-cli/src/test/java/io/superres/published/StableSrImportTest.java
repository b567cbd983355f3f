package io.superres.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.Sampler;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.network.WeightInputs;
import io.superres.network.Weights;
import io.superres.network.stablesr.DiffusionUnet;
import io.superres.network.stablesr.GuideConfig;
import io.superres.network.stablesr.OpenClipBlock;
import io.superres.network.stablesr.TimeAwareEncoder;
import io.superres.network.stablesr.UnetConfig;
import io.superres.network.stablesr.Vae;
import io.superres.network.stablesr.VaeConfig;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.DeviceChoice;
import io.superres.session.HalfPrecision;
import io.superres.session.OnnxSession;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import io.superres.weights.TorchFiles;
import io.superres.weights.TorchFiles.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** StableSR's files in the formats and with the names of the published ones, at reduced width. */
class StableSrImportTest {
    private static final List<Integer> ALL = List.of(1, 1, 2, 2);
    private static final UnetConfig UNET = new UnetConfig(4, 32, ALL, 2, List.of(0, 1, 2), 32, 32, 32, 8, 32);
    private static final GuideConfig GUIDE = new GuideConfig(4, 32, ALL, 2, List.of(0, 1, 2), 4, 32, 32);
    private static final VaeConfig VAE = new VaeConfig(3, 4, 32, ALL, 2, List.of(1, 2), 2, 4, true, 32);
    private static final int WIDTH = 32;
    private static final int TEXT_BLOCKS = 24;
    private static final StableSrImport USUAL = new StableSrImport(4, Prediction.NOISE);

    @TempDir
    Path folder;

    private static void add(Map<String, Values> all, String prefix, Function<Weights, Graph> network) {
        SplittableRandom random = new SplittableRandom(prefix.hashCode());
        WeightInputs.of(network).forEach((name, shape) -> all.put(prefix + name, values(random, shape)));
    }

    private static Values values(SplittableRandom random, long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) values[i] = (float) (0.2 * random.nextDouble() - 0.1);
        return new Values(values, shape);
    }

    private static Map<String, Values> denoiser() {
        Map<String, Values> all = new LinkedHashMap<>();
        add(all, StableDiffusionNames.UNET, new DiffusionUnet(UNET, false)::steered);
        return all;
    }

    private static Map<String, Values> guide() {
        Map<String, Values> all = new LinkedHashMap<>();
        add(all, StableDiffusionNames.GUIDE, new TimeAwareEncoder(GUIDE)::graph);
        return all;
    }

    private static Map<String, Values> autoencoder(String prefix) {
        Map<String, Values> all = new LinkedHashMap<>();
        add(all, prefix, new Vae(VAE)::encoder);
        add(all, prefix, new Vae(VAE)::fusedDecoder);
        return all;
    }

    private static Map<String, Values> text() {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, Values> all = new LinkedHashMap<>();
        String prefix = StableDiffusionNames.TEXT;
        for (int i = 0; i < TEXT_BLOCKS; i++)
            add(all, prefix + "transformer.resblocks." + i + ".", new OpenClipBlock(77, WIDTH, 1)::graph);
        all.put(prefix + "token_embedding.weight", values(random, 49408, WIDTH));
        all.put(prefix + "positional_embedding", values(random, 77, WIDTH));
        all.put(prefix + "ln_final.weight", values(random, WIDTH));
        all.put(prefix + "ln_final.bias", values(random, WIDTH));
        all.put(prefix + "text_projection", values(random, WIDTH, WIDTH));
        all.put(prefix + "logit_scale", new Values(new float[1]));
        return all;
    }

    private static Map<String, Values> only(Map<String, Values> all, Predicate<String> wanted) {
        Map<String, Values> some = new LinkedHashMap<>(all);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    private static Map<String, Values> renamed(Map<String, Values> all, UnaryOperator<String> names) {
        Map<String, Values> renamed = new LinkedHashMap<>();
        all.forEach((name, values) -> renamed.put(names.apply(name), values));
        return renamed;
    }

    private Path stablesr(Map<String, Values> more) throws Exception {
        Map<String, Values> all = new LinkedHashMap<>(more);
        all.put("betas", new Values(new float[2], 2));
        all.put("model_ema.decay", new Values(new float[1]));
        return TorchFiles.zip(folder.resolve("stablesr.ckpt"), all, "state_dict");
    }

    private Path cfw() throws Exception {
        Map<String, Values> all = autoencoder("");
        all.put("loss.logvar", new Values(new float[1]));
        return TorchFiles.zip(folder.resolve("cfw.ckpt"), all, "state_dict");
    }

    private static Model model(Path folder) {
        return ModelRegistry.of().find(folder.toString());
    }

    private static void sameWeights(Map<String, Values> expected, String prefix, Graph graph) {
        graph.parameters()
                .forEach((name, tensor) -> assertThat(tensor.floats())
                        .as(name)
                        .isEqualTo(expected.get(prefix + name).values()));
    }

    @Test
    void theOriginalFiles() throws Exception {
        Map<String, Values> all = new LinkedHashMap<>(denoiser());
        all.putAll(guide());
        all.putAll(text());
        all.putAll(only(autoencoder(StableDiffusionNames.AUTOENCODER), name -> !name.contains("fusion")));
        Path out = USUAL.write(stablesr(all), cfw(), List.of(), folder.resolve("out"));
        Model model = model(out);
        assertThat(model.id()).isEqualTo("stablesr-published-x4");
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-5);
        sameWeights(denoiser(), StableDiffusionNames.UNET, model.graph(StableSrModel.UNET));
        sameWeights(guide(), StableDiffusionNames.GUIDE, model.graph(StableSrModel.GUIDE));
        sameWeights(autoencoder(""), "", model.graph(StableSrModel.DECODER));
        assertThat(Files.readString(out.resolve("README.md")))
                .contains("not for commercial use")
                .contains("cfw.ckpt");
        upscales(model);
    }

    /** All in one: latents of an eighth of the extent, in a sampler that takes four. */
    private static void upscales(Model model) {
        MethodSettings wishes =
                MethodSettings.NONE.diffusion(DiffusionSettings.STANDARD.sampled(Sampler.Kind.TURBO, 4));
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 0, 1);
        Img<FloatType> lr = ArrayImgs.floats(18, 15);
        int i = 0;
        for (FloatType pixel : lr) pixel.set(i++ % 7);
        try (SuperResolver resolver = Methods.open(model, settings, wishes)) {
            Img<FloatType> hr = Upscaler.of(resolver).upscale(lr, Progress.NONE).image();
            assertThat(hr.dimensionsAsLongArray()).containsExactly(72, 60);
            assertThat(hr).allMatch(pixel -> Float.isFinite(pixel.get()));
        }
        assertThatThrownBy(() -> Methods.open(
                        model,
                        settings,
                        MethodSettings.NONE.diffusion(DiffusionSettings.STANDARD.guided(1, Prompt.GOOD, Prompt.BAD))))
                .hasMessageContaining("it takes none");
    }

    /** The same weights from files of the library diffusers give the same networks. */
    @Test
    void theFilesOfDiffusers() throws Exception {
        Map<String, Values> own = new LinkedHashMap<>(only(denoiser(), name -> name.contains("spade")));
        own.putAll(guide());
        Path unet = TorchFiles.safetensors(
                folder.resolve("unet.safetensors"),
                renamed(only(denoiser(), name -> !name.contains("spade")), DiffusersNames::unet));
        Path tower = TorchFiles.safetensors(folder.resolve("text.safetensors"), DiffusersNames.text(text(), WIDTH));
        Path out = USUAL.write(stablesr(own), cfw(), List.of(unet, tower), folder.resolve("out"));
        Model model = model(out);
        sameWeights(denoiser(), StableDiffusionNames.UNET, model.graph(StableSrModel.UNET));

        Map<String, Values> all = new LinkedHashMap<>(denoiser());
        all.putAll(guide());
        all.putAll(text());
        Files.delete(folder.resolve("stablesr.ckpt"));
        Model original = model(USUAL.write(stablesr(all), cfw(), List.of(), folder.resolve("other")));
        assertThat(context(model)).isEqualTo(context(original));
    }

    private static float[] context(Model model) {
        try (OnnxSession session = OnnxSession.open(model.graph(StableSrModel.TEXT), Device.CPU, 1)) {
            return session.run(Map.of("words", Prompt.EMPTY.tensor()))
                    .get("context")
                    .floats();
        }
    }

    @Test
    void namesOfTheAutoencoder() {
        assertThat(StableDiffusionNames.original("decoder.up_blocks.0.upsamplers.0.conv.weight"))
                .isEqualTo("first_stage_model.decoder.up.3.upsample.conv.weight");
        assertThat(StableDiffusionNames.original("encoder.down_blocks.2.resnets.1.conv_shortcut.bias"))
                .isEqualTo("first_stage_model.encoder.down.2.block.1.nin_shortcut.bias");
        assertThat(StableDiffusionNames.original("decoder.mid_block.attentions.0.to_out.0.weight"))
                .isEqualTo("first_stage_model.decoder.mid.attn_1.proj_out.weight");
        assertThat(StableDiffusionNames.original("encoder.mid_block.attentions.0.group_norm.bias"))
                .isEqualTo("first_stage_model.encoder.mid.attn_1.norm.bias");
        assertThat(StableDiffusionNames.original("encoder.mid_block.resnets.1.norm2.bias"))
                .isEqualTo("first_stage_model.encoder.mid.block_2.norm2.bias");
        assertThat(StableDiffusionNames.original("encoder.conv_norm_out.weight"))
                .isEqualTo("first_stage_model.encoder.norm_out.weight");
        assertThat(StableDiffusionNames.original("structcond_stage_model.fea_tran.0.in_layers.0.weight"))
                .isEqualTo("structcond_stage_model.fea_tran.0.in_layers.0.weight");
    }

    /** Number and size of the published tensors. */
    @Test
    void thePublishedSizesFit() {
        assertThat(WeightInputs.of(new DiffusionUnet(UnetConfig.paper(), false)::steered))
                .hasSize(862);
        assertThat(WeightInputs.of(new TimeAwareEncoder(GuideConfig.paper())::graph))
                .hasSize(200);
        assertThat(WeightInputs.of(new Vae(VaeConfig.paper())::encoder)).hasSize(106 + 2);
        assertThat(WeightInputs.of(new Vae(VaeConfig.paper())::fusedDecoder)).hasSize(294 + 2);
        Map<String, long[]> block = WeightInputs.of(new OpenClipBlock(77, 1024, 16)::graph);
        assertThat(block.get("attn.in_proj_weight")).containsExactly(3072, 1024);
        assertThat(block.get("mlp.c_fc.weight")).containsExactly(4096, 1024);
    }

    @Test
    void weightsKeptInHalfCalculateInSingle() {
        Map<String, Values> weights = guide();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        weights.forEach((name, v) ->
                tensors.put(name.substring(StableDiffusionNames.GUIDE.length()), Tensor.of(v.values(), v.shape())));
        Graph single = new TimeAwareEncoder(GUIDE).graph(Weights.of(tensors));
        Graph half = HalfPrecision.stored(single);
        Map<String, Tensor> inputs =
                Map.of("lr", Tensor.of(new float[4 * 64], 1, 4, 8, 8), "t", Tensor.of(new float[] {300}, 1));
        try (OnnxSession a = OnnxSession.open(single, Device.CPU, 1);
                OnnxSession b = OnnxSession.open(half, Device.CPU, 1)) {
            float[] expected = a.run(inputs).get("condition0").floats();
            float[] found = b.run(inputs).get("condition0").floats();
            for (int i = 0; i < expected.length; i++) assertThat(found[i]).isCloseTo(expected[i], within(0.01f));
        }
        long before = single.initializers().values().stream()
                .mapToLong(t -> t.bytes().length)
                .sum();
        long after = half.initializers().values().stream()
                .mapToLong(t -> t.bytes().length)
                .sum();
        assertThat(after).isLessThan((long) (0.52 * before));
    }

    @Test
    void whatDoesNotFitIsNamed() throws Exception {
        Map<String, Values> all = new LinkedHashMap<>(denoiser());
        all.putAll(guide());
        all.putAll(text());
        all.remove(StableDiffusionNames.UNET + "output_blocks.3.0.spade.mlp_gamma.bias");
        all.put(StableDiffusionNames.GUIDE + "fea_tran.1.out_layers.3.bias", new Values(new float[5], 5));
        all.put(StableDiffusionNames.UNET + "surplus.weight", new Values(new float[1], 1));
        Path file = stablesr(all);
        Path cfw = cfw();
        assertThatThrownBy(() -> USUAL.write(file, cfw, List.of(), folder.resolve("out")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no model.diffusion_model.output_blocks.3.0.spade.mlp_gamma.bias")
                .hasMessageContaining("structcond_stage_model.fea_tran.1.out_layers.3.bias has the shape [5]")
                .hasMessageContaining("surplus.weight belongs to no part");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThatThrownBy(() -> USUAL.write(cfw, cfw, List.of(), folder.resolve("out")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("has no tensor model.diffusion_model.input_blocks.0.0.weight");
        Path broken = Files.write(folder.resolve("broken.ckpt"), Arrays.copyOf(Files.readAllBytes(file), 5000));
        assertThatThrownBy(() -> USUAL.write(broken, cfw, List.of(), folder.resolve("out")))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("broken.ckpt");
    }
}
