package io.superres.recipe.refvae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.data.MadeImages;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.image.RangeChoice;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.Origin;
import io.superres.method.ReferenceImage;
import io.superres.method.Sampling;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.recipe.FeatureNetwork;
import io.superres.recipe.Settings;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import io.superres.torch.Torch;
import io.superres.train.StopAt;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefVaeRecipeTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeImages() throws Exception {
        data = folder.resolve("data");
        MadeImages.write(data, 5, 136, 120);
    }

    private static RefVaeConfig config(String config, String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "latent", "4",
                "grid", "4",
                "code", "6",
                "first", "6",
                "second", "4",
                "third", "4",
                "criticWidth", "4",
                "patch", "6",
                "reference", "32",
                "batch", "2"));
        changes.putAll(Map.of("steps", "6", "validateEvery", "3", "checkpointEvery", "3", "adversarialFrom", "2"));
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("refvae", config, changes, RefVaeConfig.class);
    }

    private Model train(String out, boolean resume, TrainingListener listener, String config, String... more)
            throws Exception {
        Path made = new RefVaeRecipe(config(config, more), data, listener).run(folder.resolve(out), resume);
        return ModelRegistry.of().find(made.toString());
    }

    @Test
    void whatComesOutDrawsSamples() throws Exception {
        Model model = train("run", false, TrainingListener.NONE, "compact");
        assertThat(model.method()).isEqualTo("refvae");
        assertThat(model.scale()).isEqualTo(8);
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        TrainingRecord record = TrainingRecord.read(folder.resolve("run/training.json"));
        assertThat(record.history().get(1).more())
                .containsKeys(
                        "pixel",
                        "consistency",
                        "content",
                        "style",
                        "perceptual",
                        "divergence",
                        "adversarial",
                        "critic features",
                        "loss of critic",
                        "diversity",
                        "lr-psnr",
                        "grey levels between references",
                        "psnr.truth as reference");
    }

    @Test
    void anInterruptedRunResumesBitForBit() throws Exception {
        Model straight = train("straight", false, TrainingListener.NONE, "compact");
        assertThatThrownBy(() -> train("broken", false, new StopAt(4), "compact"))
                .isInstanceOf(CancelledException.class);
        assertThat(train("broken", true, TrainingListener.NONE, "compact").sha256())
                .isEqualTo(straight.sha256());
    }

    @Test
    void bothProfilesAndThePlainNetworkTrain() throws Exception {
        Model paper = train("paper", false, TrainingListener.NONE, "compact");
        Model release = train("release", false, TrainingListener.NONE, "release");
        Model plain = train("plain", false, TrainingListener.NONE, "compact", "sampled", "false", "batch", "1");
        assertThat(List.of(paper.sha256(), release.sha256(), plain.sha256())).doesNotHaveDuplicates();
        TrainingRecord record = TrainingRecord.read(folder.resolve("release/training.json"));
        assertThat(record.history().get(1).more()).containsKeys("half", "quarter");
        TrainingRecord alone = TrainingRecord.read(folder.resolve("plain/training.json"));
        assertThat(alone.history().get(1).more()).doesNotContainKey("divergence");
        assertThat(alone.history().get(1).more().get("grey levels between references"))
                .isCloseTo(0, within(1e-6));
    }

    /** What the recipe measures with is what users get, tiles and all. */
    @Test
    void theEngineDrawsWhatTheRecipeMeasures() throws Exception {
        Model model = train("run", false, TrainingListener.NONE, "compact");
        Plane lr = BicubicResize.shrink(MadeImages.waves(new Random(4), 480, 400), 8, Rounding.NONE)
                .linear(1 / 255.0, 0);
        Plane reference = MadeImages.waves(new Random(5), 90, 70).linear(1 / 255.0, 0);
        MethodSettings wishes = MethodSettings.with(
                        List.of(new ReferenceImage(Source.window("reference"), List.of(reference))))
                .sampling(new Sampling(Origin.AUTO, 3, 0, 1));
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 16, 2);
        Img<FloatType> found;
        try (SuperResolver resolver = Methods.open(model, settings, wishes)) {
            found = new Upscaler(resolver, new RangeChoice.Fixed(new IntensityRange(0, 1)), false, -1, false)
                    .upscale(ArrayImgs.floats(lr.pixels(), lr.width(), lr.height()), Progress.NONE)
                    .image();
        }
        assertThat(found.dimensionsAsLongArray()).containsExactly(480, 400);
        List<Plane> expected = OnePiece.enlarged(model, lr, reference);
        double largest = 0;
        // At the border the one sees a mirror image and the other black.
        int margin = 160;
        for (int y = margin; y < 400 - margin; y++)
            for (int x = margin; x < 480 - margin; x++) {
                double mean = 0;
                for (Plane band : expected) mean += band.get(x, y) / 3;
                largest = Math.max(largest, Math.abs(found.getAt(x, y).get() - mean));
            }
        assertThat(largest).isLessThan(1e-4);
    }

    @Test
    void shrinkingIsMatlabs() {
        Plane image = MadeImages.waves(new Random(2), 48, 48);
        Plane expected = BicubicResize.shrink(image, 8, Rounding.NONE);
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            NDArray small = new Shrinking(48, 8, manager).of(manager.create(image.pixels(), new Shape(1, 1, 48, 48)));
            float[] found = small.toFloatArray();
            for (int i = 0; i < found.length; i++) assertThat(found[i]).isCloseTo(expected.pixels()[i], within(1e-3f));
        }
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatThrownBy(() -> config("compact", "batch", "1"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("batch");
        assertThatThrownBy(() -> config("compact", "reference", "20")).hasMessageContaining("reference");
        assertThatThrownBy(() -> config("compact", "conditions.MAGIC", "1")).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> config("compact", "criticWidth", "1")).hasMessageContaining("criticWidth");
        assertThatThrownBy(() -> FeatureNetwork.upTo(FeatureNetwork.of("percnet"), "relu2_1", 8, "featureLayer"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("featureLayer");
    }
}
