package io.superres.recipe.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.data.MadeImages;
import io.superres.loss.GramSummary;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.network.adapt.Reconstructor;
import io.superres.onnx.Tensor;
import io.superres.recipe.Settings;
import io.superres.torch.Torch;
import io.superres.train.StopAt;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconstructionRecipeTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeImages() throws Exception {
        data = folder.resolve("data");
        MadeImages.write(data, 4, 136, 130);
    }

    private static ReconstructionConfig config(String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "trunk", "4",
                "first", "4",
                "second", "6",
                "embedding", "8",
                "imageFeatures", "4",
                "reconstruction", "4",
                "batch", "2",
                "steps", "6",
                "validateEvery", "3",
                "checkpointEvery", "3"));
        changes.put("alignmentSteps", "2");
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("reconstruction", "compact", changes, ReconstructionConfig.class);
    }

    private Model train(String out, boolean resume, TrainingListener listener, String... more) throws Exception {
        Path made = new ReconstructionRecipe(config(more), data, listener).run(folder.resolve(out), resume);
        return ModelRegistry.of().find(made.toString());
    }

    @Test
    void whatComesOutRebuildsLrImages() throws Exception {
        Model model = train("run", false, TrainingListener.NONE);
        assertThat(model.id()).isEqualTo("reconstruction-x4");
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        assertThat(model.graph(ReconstructionFiles.DEGRADATION).output().name()).isEqualTo("embedding");
        assertThat(model.graph(ReconstructionFiles.RECONSTRUCTOR).inputs()).hasSize(3);
        assertThat(model.graph(ReconstructionFiles.ALIGNMENT).outputs()).hasSize(2);
        TrainingRecord record = TrainingRecord.read(folder.resolve("run/training.json"));
        assertThat(record.history().get(1).more())
                .containsKeys(
                        "pixel",
                        "looks",
                        "alignment",
                        "weight of the alignment",
                        "error",
                        "error with another's degradation",
                        "error from half the degraded image as in fitting",
                        "error from the truth without control",
                        "change from weak to strong degradation",
                        "unlikeness of truths",
                        "unlikeness of enlarged LR images",
                        "error from the degraded image as in fitting");
        assertThat(record.history().get(1).more().get("weight of the alignment"))
                .isPositive();
        Model plain = train("plain", false, TrainingListener.NONE, "alignmentShare", "0", "noise", "1", "scale", "2");
        assertThat(plain.id()).isEqualTo("reconstruction-x2");
    }

    /** Of networks for another scale, all fits but what gathers the pixels of a result. */
    @Test
    void networksForAnotherScaleAreBegunWith() throws Exception {
        Model other = train("x4", false, TrainingListener.NONE);
        String place = other.location().toString();
        Model model = train(
                "x2",
                false,
                TrainingListener.NONE,
                "scale",
                "2",
                "start",
                place,
                "steps",
                "1",
                "learningRate",
                "1e-12");
        Map<String, Tensor> before =
                other.graph(ReconstructionFiles.DEGRADATION).parameters();
        model.graph(ReconstructionFiles.DEGRADATION)
                .parameters()
                .forEach((name, tensor) -> assertThat(tensor.floats())
                        .as(name)
                        .containsExactly(before.get(name).floats(), within(1e-6f)));
        assertThat(model.graph(ReconstructionFiles.RECONSTRUCTOR).parameters().get(Reconstructor.GATHER))
                .isNotEqualTo(other.graph(ReconstructionFiles.RECONSTRUCTOR)
                        .parameters()
                        .get(Reconstructor.GATHER));
        TrainingRecord record = TrainingRecord.read(folder.resolve("x2/training.json"));
        assertThat(record.config()).containsEntry("start", "reconstruction-x4");
        assertThatThrownBy(() -> train("no", false, TrainingListener.NONE, "start", "percnet"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("start");
    }

    /** The weight of the alignment depends on a step alone. */
    @Test
    void anInterruptedRunResumesBitForBit() throws Exception {
        Model straight = train("straight", false, TrainingListener.NONE);
        assertThatThrownBy(() -> train("broken", false, new StopAt(4))).isInstanceOf(CancelledException.class);
        assertThat(train("broken", true, TrainingListener.NONE).sha256()).isEqualTo(straight.sha256());
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatThrownBy(() -> config("patch", "15"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("patch");
        assertThatThrownBy(() -> config("alignmentShare", "-1")).hasMessageContaining("alignmentShare");
        assertThatThrownBy(() -> config("imageFeatures", "1")).hasMessageContaining("imageFeatures");
        assertThatThrownBy(() -> train("out", false, TrainingListener.NONE, "featureLayer", "relu9_9"))
                .hasMessageContaining("no layer 'relu9_9'");
    }

    /** The longer the distance, the stronger the degradation in training on pairs; the reverse in fitting. */
    @Test
    void theControllerHasTwoSenses() {
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            NDArray distances = manager.create(new float[] {0.2f, 0.7f});
            Controller still = new Controller(0);
            assertThat(still.factors(distances, Controller.Sense.DISTANCE, 3, new SplittableRandom(1))
                            .toFloatArray())
                    .containsExactly(new float[] {0.2f, 0.2f, 0.2f, 0.7f, 0.7f, 0.7f}, within(1e-6f));
            assertThat(still.factors(distances, Controller.Sense.LIKENESS, 2, new SplittableRandom(1))
                            .toFloatArray())
                    .containsExactly(new float[] {0.8f, 0.8f, 0.3f, 0.3f}, within(1e-6f));
            float[] noisy = new Controller(0.5)
                    .factors(distances, Controller.Sense.DISTANCE, 4000, new SplittableRandom(1))
                    .toFloatArray();
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 4000; i++) {
                sum += noisy[i] - 0.2;
                squares += Math.pow(noisy[i] - 0.2, 2);
            }
            assertThat(sum / 4000).isCloseTo(0, within(0.04));
            assertThat(Math.sqrt(squares / 4000)).isCloseTo(0.5, within(0.03));
        }
    }

    /** Two channels with values 1, 2 and 3, -1 at two pixels: products 2.5, 0.5 and 5. */
    @Test
    void productsOfChannelsAreSummedUp() {
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            NDArray features = manager.create(new float[] {1, 2, 3, -1}, new Shape(1, 2, 1, 2));
            GramSummary all = GramSummary.of(features, true);
            assertThat(all.means().toFloatArray()).containsExactly(new float[] {1.5f, 2.75f}, within(1e-6f));
            assertThat(all.maxima().toFloatArray()).containsExactly(new float[] {2.5f, 5f}, within(1e-6f));
            GramSummary others = GramSummary.of(features, false);
            assertThat(others.means().toFloatArray()).containsExactly(new float[] {0.5f, 0.5f}, within(1e-6f));
            assertThat(others.maxima().toFloatArray()).containsExactly(new float[] {0.5f, 0.5f}, within(1e-6f));
        }
    }
}
