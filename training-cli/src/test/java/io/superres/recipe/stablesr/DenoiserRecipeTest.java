package io.superres.recipe.stablesr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.data.MadeImages;
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
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import io.superres.recipe.Settings;
import io.superres.session.Device;
import io.superres.session.DeviceChoice;
import io.superres.session.OnnxSession;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import io.superres.train.StopAt;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenoiserRecipeTest {
    @TempDir
    Path folder;

    private Path data;
    private Path autoencoder;

    @BeforeEach
    void prepare() throws Exception {
        data = folder.resolve("data");
        MadeImages.write(data, 4, 136, 130);
        AutoencoderConfig config = Settings.load(
                "stablesr-vae",
                "compact",
                Map.of(
                        "channels",
                        "4",
                        "normGroups",
                        "2",
                        "criticWidth",
                        "2",
                        "patch",
                        "32",
                        "batch",
                        "1",
                        "steps",
                        "2"),
                AutoencoderConfig.class);
        autoencoder = new AutoencoderRecipe(config, data, TrainingListener.NONE).run(folder.resolve("vae"), false);
    }

    private DenoiserConfig config(String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "autoencoder", autoencoder.toString(),
                "channels", "8",
                "head", "4",
                "condition", "8",
                "hidden", "4",
                "normGroups", "4",
                "word", "8",
                "batch", "2",
                "steps", "4"));
        changes.put("validateEvery", "2");
        changes.put("checkpointEvery", "2");
        changes.put("patch", "32");
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("stablesr-prior", "compact", changes, DenoiserConfig.class);
    }

    private Path train(String out, boolean resume, TrainingListener listener, String... more) throws Exception {
        return new DenoiserRecipe(config(more), data, listener).run(folder.resolve(out), resume);
    }

    @ParameterizedTest
    @EnumSource(Prediction.class)
    void whatComesOutFindsNoise(Prediction prediction) throws Exception {
        Model model = ModelRegistry.of()
                .find(train("run", false, TrainingListener.NONE, "prediction", prediction.name())
                        .toString());
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        assertThat(model.graph(StableSrModel.UNET).inputs()).hasSize(3);
        assertThat(model.graph(StableSrModel.TEXT).output().shape()).containsExactly(-1, Prompt.PLACES, 8);
        TrainingRecord record = TrainingRecord.read(model.location().resolve("training.json"));
        assertThat(record.findings()).containsKeys("error at time 50", "error at time 950", Latents.DEVIATION);
        assertThat(record.config()).containsEntry("autoencoder", "stablesr-vae");
        assertThat(folder.resolve("run/pictures")).isNotEmptyDirectory();
    }

    @Test
    void aRunResumesBitForBit() throws Exception {
        Path straight = train("straight", false, TrainingListener.NONE);
        assertThatThrownBy(() -> train("broken", false, new StopAt(3))).isInstanceOf(CancelledException.class);
        Path resumed = train("broken", true, TrainingListener.NONE);
        assertThat(Files.readAllBytes(resumed.resolve(StableSrModel.UNET)))
                .isEqualTo(Files.readAllBytes(straight.resolve(StableSrModel.UNET)));
    }

    /** The prior's own weights stay; the LR image makes a difference. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPriorIsSteered(boolean timeAware) throws Exception {
        Path prior = train("prior", false, TrainingListener.NONE);
        SteeringConfig config = steering(prior, "timeAware", Boolean.toString(timeAware));
        Path made = new SteeringRecipe(config, data, TrainingListener.NONE).run(folder.resolve("steering"), false);
        Model model = ModelRegistry.of().find(made.toString());
        Graph guide = model.graph(StableSrModel.GUIDE);
        assertThat(guide.outputs()).hasSize(3);
        assertThat(conditions(guide, 900).equals(conditions(guide, 10))).isEqualTo(!timeAware);
        Map<String, Tensor> before = ModelRegistry.of()
                .find(prior.toString())
                .graph(StableSrModel.UNET)
                .parameters();
        Map<String, Tensor> after = model.graph(StableSrModel.UNET).parameters();
        before.forEach((name, tensor) -> assertThat(after.get(name)).as(name).isEqualTo(tensor));
        assertThat(after.keySet()).anyMatch(name -> name.contains("spade"));
        TrainingRecord record = TrainingRecord.read(made.resolve("training.json"));
        assertThat(record.findings())
                .containsKeys("error at time 500", "without the LR image, error at time 500", "deviation of latents");
        assertThat(record.config()).containsEntry("prior", "stablesr-prior");
        assertThatThrownBy(() -> new SteeringRecipe(steering(autoencoder), data, TrainingListener.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("method stablesr-vae");
    }

    private static Map<String, Tensor> conditions(Graph guide, float time) {
        float[] lr = Noising.normal(new SplittableRandom(3), 4 * 8 * 8);
        try (OnnxSession session = OnnxSession.open(guide, Device.CPU, 1)) {
            return session.run(Map.of("lr", Tensor.of(lr, 1, 4, 8, 8), "t", Tensor.of(new float[] {time}, 1)));
        }
    }

    @Test
    void theAutoencoderOfTheShippedModelServes() throws Exception {
        Path prior = train("prior", false, TrainingListener.NONE, "autoencoder", "stablesr-x4", "steps", "1");
        Model model = ModelRegistry.of().find(prior.toString());
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        assertThat(model.graph(StableSrModel.DECODER).inputs()).hasSize(1);
        Map<String, Tensor> shipped = ModelRegistry.standard()
                .find("stablesr-x4")
                .graph(StableSrModel.DECODER)
                .parameters();
        model.graph(StableSrModel.DECODER)
                .parameters()
                .forEach(
                        (name, tensor) -> assertThat(shipped.get(name)).as(name).isEqualTo(tensor));
        Path made = new SteeringRecipe(steering(prior, "steps", "1"), data, TrainingListener.NONE)
                .run(folder.resolve("steering"), false);
        assertThat(AutoencoderSize.of(ModelRegistry.of().find(made.toString())).factor())
                .isEqualTo(4);
        assertThat(TrainingRecord.read(made.resolve("training-stablesr-prior.json"))
                        .config())
                .as("the prior that was steered, not that of the model that lent its autoencoder")
                .containsEntry("autoencoder", "stablesr-x4");
    }

    @Test
    void aModelThatDoesNotSayItsSizesIsNamed() {
        Model refvae = ModelRegistry.standard().find("refvae-x8");
        assertThatThrownBy(() -> AutoencoderSize.of(refvae))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'refvae-x8'");
        assertThatThrownBy(() -> new DenoiserRecipe(config("autoencoder", "refvae-x8"), data, TrainingListener.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("stablesr-vae or stablesr");
    }

    /** All phases, one after another, make a model that enlarges. */
    @Test
    void theWholeModelSamples() throws Exception {
        Path made = whole(train("prior", false, TrainingListener.NONE));
        Model model = ModelRegistry.of().find(made.toString());
        assertThat(model.id()).isEqualTo("stablesr-x4");
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-5);
        Map<String, Tensor> plain = ModelRegistry.of()
                .find(autoencoder.toString())
                .graph(StableSrModel.DECODER)
                .parameters();
        Map<String, Tensor> fused = model.graph(StableSrModel.DECODER).parameters();
        plain.forEach((name, tensor) -> assertThat(fused.get(name)).as(name).isEqualTo(tensor));
        TrainingRecord record = TrainingRecord.read(made.resolve("training.json"));
        assertThat(record.findings())
                .containsKeys(
                        "fidelity 0.0, psnr", "fidelity 1.0, psnr", "fidelity 1.0, grid at most", "bicubic, psnr");
        assertThat(TrainingRecord.read(made.resolve("training-stablesr-prior.json"))
                        .config())
                .containsEntry("prediction", "VELOCITY");
        assertThat(made.resolve("training-stablesr-vae.json")).exists();
        assertThat(made.resolve("training-stablesr-steering-x4.json")).exists();
        assertThat(made.resolve("README.md")).content().contains("(training-stablesr-prior.json)");
        enlarges(model);
    }

    private Path whole(Path prior) throws Exception {
        Path steering =
                new SteeringRecipe(steering(prior), data, TrainingListener.NONE).run(folder.resolve("s"), false);
        return new WrappingRecipe(wrapping(steering), data, TrainingListener.NONE).run(folder.resolve("whole"), false);
    }

    /** Only weights that do not steer are taught, whether the LR image is at hand or not. */
    @Test
    void aModelIsTaughtToSampleInFewSteps() throws Exception {
        Path prior = train("prior", false, TrainingListener.NONE);
        Path whole = whole(prior);
        Map<String, Tensor> before = ModelRegistry.of()
                .find(whole.toString())
                .graph(StableSrModel.UNET)
                .parameters();
        for (String steered : List.of("true", "false")) {
            Path made = new TurboRecipe(turbo(whole, steered), data, TrainingListener.NONE)
                    .run(folder.resolve(steered), false);
            Model model = ModelRegistry.of().find(made.toString());
            assertThat(model.id()).isEqualTo("stablesr-turbo-x4");
            assertThat(model.method()).isEqualTo("stablesr");
            assertThat(ModelVerifier.verify(model)).isLessThan(1e-5);
            Map<String, Tensor> after = model.graph(StableSrModel.UNET).parameters();
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach((name, tensor) -> {
                if (name.contains("spade")) assertThat(after.get(name)).as(name).isEqualTo(tensor);
            });
            assertThat(after.get("out.2.weight")).isNotEqualTo(before.get("out.2.weight"));
            Map<String, Double> findings =
                    TrainingRecord.read(made.resolve("training.json")).findings();
            assertThat(findings).containsKeys("few steps from many", "few steps from many, before");
            enlarges(model);
        }
        assertThatThrownBy(() -> new TurboRecipe(turbo(prior, "true"), data, TrainingListener.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("method stablesr-prior");
        assertThatThrownBy(() -> turbo(whole, "true", "replaced", "1")).hasMessageContaining("replaced");
        assertThatThrownBy(() -> turbo(whole, "true", "fewSteps", "90", "replaced", "9"))
                .hasMessageContaining("product");
    }

    private static TurboConfig turbo(Path model, String steered, String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "model", model.toString(),
                "steered", steered,
                "patch", "32",
                "batch", "2",
                "steps", "3",
                "validateEvery", "2"));
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("stablesr-turbo", "compact", changes, TurboConfig.class);
    }

    private static void enlarges(Model model) {
        MethodSettings wishes = MethodSettings.NONE.diffusion(
                DiffusionSettings.STANDARD.sampled(Sampler.Kind.TURBO, 3).guided(2, Prompt.GOOD, Prompt.BAD));
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 0, 1);
        Img<FloatType> lr = ArrayImgs.floats(21, 14);
        for (FloatType pixel : lr) pixel.set(0.3f);
        try (SuperResolver resolver = Methods.open(model, settings, wishes)) {
            Img<FloatType> hr = Upscaler.of(resolver).upscale(lr, Progress.NONE).image();
            assertThat(hr.dimensionsAsLongArray()).containsExactly(84, 56);
            assertThat(hr).allMatch(pixel -> Float.isFinite(pixel.get()));
        }
    }

    private static WrappingConfig wrapping(Path steering) {
        return Settings.load(
                "stablesr",
                "compact",
                Map.of(
                        "steering", steering.toString(),
                        "latents", "3",
                        "samplingSteps", "2",
                        "criticWidth", "2",
                        "patch", "32",
                        "batch", "2",
                        "steps", "4",
                        "adversarialFrom", "2",
                        "validateEvery", "2"),
                WrappingConfig.class);
    }

    private static SteeringConfig steering(Path prior, String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "prior", prior.toString(),
                "encoderChannels", "8",
                "encoderGroups", "4",
                "patch", "32",
                "batch", "2",
                "steps", "3",
                "validateEvery", "2"));
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("stablesr-steering", "compact", changes, SteeringConfig.class);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> train("out", false, TrainingListener.NONE, "autoencoder", "percnet"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("method percnet");
        assertThatThrownBy(() -> config("patch", "40")).hasMessageContaining("patch");
        assertThatThrownBy(() -> config("head", "3")).hasMessageContaining("head");
        assertThatThrownBy(() -> config("goodShare", "0.9", "badShare", "0.2")).hasMessageContaining("badShare");
        assertThatThrownBy(() -> Prompt.parse("a cat"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'a'");
        assertThat(Prompt.parse("Good photo.")).isEqualTo(Prompt.GOOD);
    }
}
