package io.superres.recipe.stablesr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.data.MadeImages;
import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.Prompt;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.onnx.Tensor;
import io.superres.recipe.Settings;
import io.superres.train.StopAt;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
        assertThat(model.graph(DenoiserFiles.UNET).inputs()).hasSize(3);
        assertThat(model.graph(DenoiserFiles.TEXT).output().shape()).containsExactly(-1, Prompt.PLACES, 8);
        TrainingRecord record = TrainingRecord.read(model.location().resolve("training.json"));
        assertThat(record.findings()).containsKeys("error at time 50", "error at time 950", AutoencoderFiles.DEVIATION);
        assertThat(record.config()).containsEntry("autoencoder", "stablesr-vae");
        assertThat(folder.resolve("run/pictures")).isNotEmptyDirectory();
    }

    @Test
    void aRunResumesBitForBit() throws Exception {
        Path straight = train("straight", false, TrainingListener.NONE);
        assertThatThrownBy(() -> train("broken", false, new StopAt(3))).isInstanceOf(CancelledException.class);
        Path resumed = train("broken", true, TrainingListener.NONE);
        assertThat(Files.readAllBytes(resumed.resolve(DenoiserFiles.UNET)))
                .isEqualTo(Files.readAllBytes(straight.resolve(DenoiserFiles.UNET)));
    }

    /** The prior's own weights stay; the LR image makes a difference. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPriorIsSteered(boolean timeAware) throws Exception {
        Path prior = train("prior", false, TrainingListener.NONE);
        SteeringConfig config = steering(prior, "timeAware", Boolean.toString(timeAware));
        Path made = new SteeringRecipe(config, data, TrainingListener.NONE).run(folder.resolve("steering"), false);
        Model model = ModelRegistry.of().find(made.toString());
        assertThat(model.graph(SteeringFiles.GUIDE).outputs()).hasSize(3);
        Map<String, Tensor> before = ModelRegistry.of()
                .find(prior.toString())
                .graph(DenoiserFiles.UNET)
                .parameters();
        Map<String, Tensor> after = model.graph(DenoiserFiles.UNET).parameters();
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
