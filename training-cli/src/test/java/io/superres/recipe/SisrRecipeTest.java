package io.superres.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.onnx.Graph;
import io.superres.train.Checkpoint;
import io.superres.train.StopAt;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SisrRecipeTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeImages() throws Exception {
        data = Files.createDirectories(folder.resolve("data/waves"));
        for (int n = 0; n < 6; n++) {
            Plane image = Plane.empty(80, 72);
            for (int i = 0; i < image.pixels().length; i++) {
                int x = i % 80;
                int y = i / 80;
                image.pixels()[i] =
                        (float) (127 + 60 * Math.sin(x * (0.3 + 0.1 * n)) + 60 * Math.cos(y * 0.5 + n * x * 0.05));
            }
            int depth = n % 2 == 0 ? 8 : 16;
            ImageFiles.save(
                    Planes.toImage("wave", List.of(image), depth),
                    data.resolve("wave_" + n + (depth == 8 ? ".png" : ".tif")));
        }
        data = data.getParent();
    }

    private static SisrConfig config(String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "scale",
                "2",
                "channels",
                "8",
                "blocks",
                "1",
                "depth",
                "1",
                "patch",
                "16",
                "batch",
                "2",
                "steps",
                "12"));
        changes.putAll(Map.of("validateEvery", "4", "checkpointEvery", "4", "warmup", "2", "learningRate", "2e-3"));
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("sisr", "compact", changes, SisrConfig.class);
    }

    private Graph train(String out, boolean resume, TrainingListener listener, String... more) throws Exception {
        return new SisrRecipe(config(more), data, listener)
                .train(folder.resolve(out), resume)
                .graph();
    }

    @Test
    void anInterruptedRunResumesBitForBit() throws Exception {
        Graph straight = train("straight", false, TrainingListener.NONE);
        assertThatThrownBy(() -> train("broken", false, new StopAt(7))).isInstanceOf(CancelledException.class);
        Graph resumed = train("broken", true, TrainingListener.NONE);
        assertThat(resumed).isEqualTo(straight);
        assertThat(TrainingRecord.read(folder.resolve("broken/training.json")).history())
                .extracting(TrainingRecord.Measurement::step)
                .containsExactly(4L, 8L, 12L);
    }

    @Test
    void aRunOfTheFirstVersionGoesOnBitForBit() throws Exception {
        Graph straight = train("straight", false, TrainingListener.NONE);
        assertThatThrownBy(() -> train("old", false, new StopAt(7))).isInstanceOf(CancelledException.class);
        Path file = folder.resolve("old/checkpoint.bin");
        String fingerprint = "sisr " + config().network();
        Checkpoint checkpoint = Checkpoint.read(file, fingerprint);
        try (CheckedOutputStream sum = new CheckedOutputStream(Files.newOutputStream(file), new CRC32());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(sum))) {
            out.writeInt(0x53524B31);
            out.writeUTF(fingerprint);
            out.writeLong(checkpoint.step());
            out.writeInt(checkpoint.arrays().get("network/theta").length);
            for (String name : List.of("theta", "mean", "square", "average"))
                for (float value : checkpoint.arrays().get("network/" + name)) out.writeFloat(value);
            out.flush();
            out.writeLong(sum.getChecksum().getValue());
        }
        assertThat(train("old", true, TrainingListener.NONE)).isEqualTo(straight);
    }

    @Test
    void theResultIsAModelThatVerifiesItself() throws Exception {
        Path model = new SisrRecipe(config(), data, TrainingListener.NONE).run(folder.resolve("out"), false);
        Model found = ModelRegistry.of(folder.resolve("out")).find("sisr-x2");
        assertThat(found.scale()).isEqualTo(2);
        assertThat(ModelVerifier.verify(found)).isLessThan(1e-5);
        assertThat(folder.resolve("out/pictures")).isDirectoryContaining("glob:**step-000000012.png");
        assertThat(folder.resolve("out/report.html")).content().contains("data:image/png", "bicubic", "domainWeights");
        for (String file : List.of("rdf.yaml", "rdf-0.4.yaml", "README.md", "training.json", "model.onnx"))
            assertThat(model.resolve(file)).isNotEmptyFile();
        assertThat(Files.readString(model.resolve("README.md")))
                .contains("12 steps")
                .contains("`scale=2`");
    }

    @Test
    void trainingLowersTheError() throws Exception {
        train("longer", false, TrainingListener.NONE, "steps", "150", "validateEvery", "50", "averageDecay", "0.9");
        List<TrainingRecord.Measurement> history =
                TrainingRecord.read(folder.resolve("longer/training.json")).history();
        assertThat(history.get(2).loss()).isLessThan(history.get(0).loss());
        assertThat(history.get(2).psnr()).isGreaterThan(history.get(2).bicubicPsnr());
    }

    @Test
    void aFinishedRunGoesOnWithOtherSettingsWhichAreRecorded() throws Exception {
        train("twice", false, TrainingListener.NONE);
        train("twice", true, TrainingListener.NONE, "steps", "16", "scheduleStart", "12", "learningRate", "1e-3");
        TrainingRecord record = TrainingRecord.read(folder.resolve("twice/training.json"));
        assertThat(record.earlier()).hasSize(1);
        assertThat(record.earlier().get(0).untilStep()).isEqualTo(12);
        assertThat(record.earlier().get(0).config()).containsEntry("steps", 12);
        assertThat(record.config()).containsEntry("steps", 16);
        assertThat(record.history())
                .extracting(TrainingRecord.Measurement::step)
                .containsExactly(4L, 8L, 12L, 16L);
        train("twice", true, TrainingListener.NONE, "steps", "16", "scheduleStart", "12", "learningRate", "1e-4");
        assertThat(TrainingRecord.read(folder.resolve("twice/training.json"))).isEqualTo(record);
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefused() throws Exception {
        train("mine", false, TrainingListener.NONE);
        assertThatThrownBy(() -> train("mine", true, TrainingListener.NONE, "channels", "16"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("another network");
    }

    @Test
    void aDamagedCheckpointIsRefused() throws Exception {
        train("mine", false, TrainingListener.NONE);
        Path checkpoint = folder.resolve("mine/checkpoint.bin");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2] ^= 1;
        Files.write(checkpoint, bytes);
        assertThatThrownBy(() -> train("mine", true, TrainingListener.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void unusableImagesAreCountedAndTooManyOfThemStopTheRun() throws Exception {
        Files.writeString(data.resolve("waves/broken.png"), "not an image");
        SisrRecipe recipe = new SisrRecipe(config(), data, TrainingListener.NONE);
        assertThat(recipe.train(folder.resolve("some"), false).record().data().skipped())
                .hasSize(1);
        for (int i = 0; i < 5; i++) Files.writeString(data.resolve("waves/broken" + i + ".png"), "not an image");
        assertThatThrownBy(() -> new SisrRecipe(config(), data, TrainingListener.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("6 of 12");
        assertThatThrownBy(() -> new SisrRecipe(config(), folder.resolve("none"), TrainingListener.NONE))
                .isInstanceOf(BadInputException.class);
    }
}
