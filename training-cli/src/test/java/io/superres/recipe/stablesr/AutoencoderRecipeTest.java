package io.superres.recipe.stablesr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.CancelledException;
import io.superres.data.MadeImages;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
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
import org.junit.jupiter.params.provider.ValueSource;

class AutoencoderRecipeTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeImages() throws Exception {
        data = folder.resolve("data");
        MadeImages.write(data, 4, 136, 130);
    }

    private static AutoencoderConfig config(String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "channels", "4",
                "normGroups", "2",
                "criticWidth", "2",
                "patch", "32",
                "batch", "2",
                "steps", "6",
                "validateEvery", "3",
                "checkpointEvery", "3",
                "adversarialFrom", "2"));
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("stablesr-vae", "compact", changes, AutoencoderConfig.class);
    }

    private Path train(String out, boolean resume, TrainingListener listener, String... more) throws Exception {
        return new AutoencoderRecipe(config(more), data, listener).run(folder.resolve(out), resume);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void whatComesOutTurnsImagesIntoLatentsAndBack(int factor) throws Exception {
        Model model = ModelRegistry.of()
                .find(train("run", false, TrainingListener.NONE, "factor", Integer.toString(factor))
                        .toString());
        assertThat(model.step()).isEqualTo(factor);
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        assertThat(model.graph(StableSrModel.ENCODER).outputs()).hasSize(factor == 4 ? 2 : 3);
        assertThat(model.graph(StableSrModel.DECODER).input().shape()[1]).isEqualTo(4);
        TrainingRecord record = TrainingRecord.read(folder.resolve("run/stablesr-vae/training.json"));
        assertThat(record.findings().get(Latents.DEVIATION)).isPositive();
        assertThat(record.history().get(1).more())
                .containsKeys("pixel", "perceptual", "divergence", "adversarial", "loss of critic", "percnet");
    }

    @Test
    void aRunResumesBitForBit() throws Exception {
        Path straight = train("straight", false, TrainingListener.NONE);
        assertThatThrownBy(() -> train("broken", false, new StopAt(4))).isInstanceOf(CancelledException.class);
        Path resumed = train("broken", true, TrainingListener.NONE);
        assertThat(Files.readAllBytes(resumed.resolve("model.onnx")))
                .isEqualTo(Files.readAllBytes(straight.resolve("model.onnx")));
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatThrownBy(() -> config("factor", "2")).hasMessageContaining("factor");
        assertThatThrownBy(() -> config("patch", "30")).hasMessageContaining("patch");
        assertThatThrownBy(() -> config("normGroups", "3")).hasMessageContaining("normGroups");
        assertThatThrownBy(() -> config("latent", "0")).hasMessageContaining("latent");
    }
}
