package io.superres.recipe.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.data.MadeImages;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.network.Sisr;
import io.superres.onnx.Graph;
import io.superres.onnx.Node;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.recipe.Settings;
import io.superres.session.ConstantFolding;
import io.superres.train.StopAt;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptRecipeTest {
    @TempDir
    Path folder;

    private Path data;
    private Path reconstruction;
    private Model model;

    @BeforeEach
    void prepare() throws Exception {
        data = folder.resolve("data");
        MadeImages.write(data, 6, 136, 130);
        reconstruction = reconstruction(2, Space.LR);
        model = write(ConstantFolding.fold(new Sisr(2, 16, 1, 2, 0).build(1)), "mine");
    }

    private Path reconstruction(int scale, Space space, String... more) throws Exception {
        Map<String, String> small = new HashMap<>(Map.of(
                "scale", Integer.toString(scale),
                "space", space.toString(),
                "trunk", "4",
                "first", "4",
                "second", "6",
                "embedding", "8",
                "imageFeatures", "4",
                "reconstruction", "4",
                "batch", "2"));
        small.put("steps", "4");
        small.put("alignmentSteps", "2");
        for (int i = 0; i < more.length; i += 2) small.put(more[i], more[i + 1]);
        ReconstructionConfig config = Settings.load("reconstruction", "compact", small, ReconstructionConfig.class);
        return new ReconstructionRecipe(config, data, TrainingListener.NONE)
                .run(folder.resolve("reconstruction-" + space + more.length), false);
    }

    private Model write(Graph graph, String name) throws Exception {
        Path file = folder.resolve(name + ".onnx");
        OnnxFile.write(graph, file);
        return ModelRegistry.of().find(file.toString());
    }

    private AdaptConfig config(String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "reconstruction", reconstruction.toString(),
                "patch", "16",
                "batch", "2",
                "steps", "6",
                "warmup", "1",
                "validateEvery", "2",
                "averageDecay", "0"));
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("adapt", "compact", changes, AdaptConfig.class);
    }

    private AdaptRecipe.Outcome fit(Model which, String out, TrainingListener listener, String... more)
            throws Exception {
        return new AdaptRecipe(config(more), which, "fitted", data, listener)
                .run(folder.resolve(out), Duration.ofHours(1));
    }

    private static Map<String, Tensor> weights(Path folder) {
        return ModelRegistry.of().find(folder.toString()).graph().parameters();
    }

    @Test
    void whatComesOutIsAModelThatKnowsItsParent() throws Exception {
        byte[] before = Files.readAllBytes(model.location());
        AdaptRecipe.Outcome outcome = fit(model, "out", TrainingListener.NONE, "learningRate", "1e-4");
        Model fitted = ModelRegistry.of().find(outcome.folder().toString());
        assertThat(fitted.scale()).isEqualTo(2);
        assertThat(fitted.method()).isEqualTo("sisr");
        assertThat(ModelVerifier.verify(fitted)).isLessThan(1e-6);
        assertThat(Files.readString(outcome.folder().resolve("rdf.yaml")))
                .contains("parent")
                .contains(model.sha256());
        assertThat(Files.readString(outcome.folder().resolve("README.md"))).contains("made from");
        assertThat(Files.readAllBytes(model.location())).isEqualTo(before);
        TrainingRecord record = TrainingRecord.read(outcome.folder().resolve("training.json"));
        assertThat(record.history().get(0).more()).containsKeys("pixel", "looks", "alignment", "LR-PSNR");
        assertThat(record.findings()).containsKeys("sharpness, before", "sharpness, after");
        assertThat(outcome.before().change()).isZero();
        if (outcome.kept() != null)
            assertThat(weights(outcome.folder())).isEqualTo(model.graph().parameters());
        else
            assertThat(new Verdict(outcome.before(), 0.5, 0.01, 0.08, 0.004, 25).objection(outcome.after()))
                    .isEmpty();
    }

    /** The paper tries features of an SR network as well; they have another stride, and one channel goes in. */
    @Test
    void featuresOfAnSrNetworkServe() throws Exception {
        Graph graph = model.graph();
        String layer = graph.nodes().stream()
                .filter(node -> node.opType().equals("Conv"))
                .findFirst()
                .orElseThrow()
                .output();
        reconstruction = reconstruction(
                2, Space.LR, "features", model.location().toString(), "featureLayer", layer, "steps", "2");
        AdaptRecipe.Outcome outcome = fit(
                model,
                "out",
                TrainingListener.NONE,
                "features",
                model.location().toString(),
                "featureLayer",
                layer);
        assertThat(outcome.before().unlikeness()).isPositive();
    }

    @Test
    void aModelThatIsWorseIsNotReturned() throws Exception {
        AdaptRecipe.Outcome outcome =
                fit(model, "out", TrainingListener.NONE, "learningRate", "0.05", "mostChange", "1e-6");
        assertThat(outcome.kept()).isNotBlank();
        assertThat(outcome.after()).isEqualTo(outcome.before());
        assertThat(weights(outcome.folder())).isEqualTo(model.graph().parameters());
        assertThat(Files.readString(outcome.folder().resolve("README.md"))).contains(outcome.kept());
    }

    @ParameterizedTest
    @EnumSource(Trainable.class)
    void onlyWhatMayMoveMoves(Trainable trainable) {
        Graph graph = model.graph();
        var frozen = trainable.frozen(graph, 1);
        List<String> moving = graph.parameters().keySet().stream()
                .filter(name -> !frozen.test(name))
                .toList();
        int all = graph.parameters().size();
        switch (trainable) {
            case ALL -> assertThat(moving).hasSize(all);
            case LAST -> assertThat(moving).isNotEmpty().hasSizeLessThan(4);
            case BIASES ->
                assertThat(moving)
                        .isNotEmpty()
                        .hasSizeLessThan(all)
                        .allSatisfy(
                                name -> assertThat(graph.parameters().get(name).shape().length)
                                        .isEqualTo(1));
        }
    }

    /** A quantised network: it stays, and what is behind it learns. */
    @Test
    void aNetworkWithoutGradientsGetsOneBehindIt() throws Exception {
        Graph graph = model.graph();
        List<Node> nodes = new ArrayList<>(graph.nodes());
        Node last = nodes.remove(nodes.size() - 1);
        nodes.add(
                new Node(last.opType(), last.domain(), last.name(), last.inputs(), List.of("odd"), last.attributes()));
        nodes.add(new Node("QuantizeLinear", "", "", List.of("odd", "unit"), List.of("levels"), Map.of()));
        nodes.add(new Node("DequantizeLinear", "", "", List.of("levels", "unit"), last.outputs(), Map.of()));
        Map<String, Tensor> constants = new HashMap<>(graph.initializers());
        constants.put("unit", Tensor.scalar(1 / 255f));
        Model odd = write(
                new Graph("odd", graph.opset(), graph.inputs(), graph.outputs(), nodes, constants, graph.metadata()),
                "odd");
        List<String> notes = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        AdaptRecipe.Outcome outcome = fit(odd, "out", listener, "learningRate", "1e-3", "alignmentShare", "0");
        assertThat(notes).anyMatch(note -> note.contains("a small one behind it is fitted"));
        assertThat(ModelVerifier.verify(ModelRegistry.of().find(outcome.folder().toString())))
                .isLessThan(1e-6);
        if (outcome.kept() == null)
            assertThat(weights(outcome.folder())).containsKeys("adapter.2.weight", "fixed.head.weight");
    }

    @ParameterizedTest
    @CsvSource({"NONE,true,0.5", "DISTANCE,false,0", "LIKENESS,false,0.5", "NONE,true,0"})
    void everyVariantRuns(String control, boolean detail, String share) throws Exception {
        AdaptRecipe.Outcome outcome = fit(
                model,
                "out",
                TrainingListener.NONE,
                "control",
                control,
                "onlyDetail",
                String.valueOf(detail),
                "alignmentShare",
                share,
                "trainable",
                "BIASES");
        assertThat(outcome.after().rebuilding()).isFinite().isPositive();
    }

    /** Networks that rebuild at the extent of results fit models of any scale. */
    @Test
    void lrImagesCanBeRebuiltAtTheExtentOfResults() throws Exception {
        reconstruction = reconstruction(4, Space.HR);
        assertThat(reconstruction.getFileName()).hasToString("reconstruction-hr-x4");
        AdaptRecipe.Outcome outcome = fit(model, "out", TrainingListener.NONE);
        assertThat(outcome.after().rebuilding()).isFinite().isPositive();
    }

    @Test
    void aRunEndsWhenNothingIsGained() throws Exception {
        fit(model, "out", TrainingListener.NONE, "steps", "40", "patience", "2", "mostChange", "1e-9");
        assertThat(TrainingRecord.read(folder.resolve("out/training.json")).history())
                .hasSize(2);
    }

    @Test
    void whatIsNotJudgedIsTakenAfterTheLastStep() throws Exception {
        AdaptRecipe.Outcome outcome = fit(
                model,
                "out",
                TrainingListener.NONE,
                "steps",
                "12",
                "patience",
                "1",
                "mostChange",
                "1e-9",
                "judged",
                "false");
        assertThat(outcome.kept()).isNull();
        assertThat(outcome.step()).isEqualTo(12);
    }

    @Test
    void aCancelledRunLeavesNoModel() {
        assertThatThrownBy(() -> fit(model, "out", new StopAt(3))).isInstanceOf(CancelledException.class);
        assertThat(folder.resolve("out/fitted")).doesNotExist();
    }

    @Test
    void fewImagesAreCut() throws Exception {
        Path few = folder.resolve("few");
        MadeImages.write(few, 2, 40, 80);
        var set = OwnImages.read(few, 0.15, 16);
        assertThat(set.training()).hasSize(2).allMatch(image -> image.scene().height() == 60);
        assertThat(set.heldOut()).hasSize(2).allMatch(image -> image.scene().height() == 20);
        assertThat(OwnImages.read(data, 0.3, 16).heldOut()).hasSize(2);
    }

    @Test
    void badInputIsNamed() throws Exception {
        Path tiny = folder.resolve("tiny");
        MadeImages.write(tiny, 2, 12, 12);
        assertThatThrownBy(() -> new AdaptRecipe(config(), model, "fitted", tiny, TrainingListener.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("smaller than 16");
        Model four = write(ConstantFolding.fold(new Sisr(4, 16, 1, 1, 0).build(1)), "four");
        assertThatThrownBy(() -> fit(four, "out", TrainingListener.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("2 times as large")
                .hasMessageContaining("4 times");
        assertThatThrownBy(() -> fit(model, "out", TrainingListener.NONE, "reconstruction", "percnet"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("method percnet");
        Model seven = write(ConstantFolding.fold(new Sisr(7, 16, 1, 1, 0).build(1)), "seven");
        assertThatThrownBy(() -> fit(seven, "out", TrainingListener.NONE, "reconstruction", "auto"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("reconstruction-x7, which are not installed")
                .hasMessageContaining("superres train reconstruction --set scale=7");
        assertThatThrownBy(() -> config("patch", "20")).hasMessageContaining("patch");
        assertThatThrownBy(() -> config("heldOutShare", "0")).hasMessageContaining("heldOutShare");
        assertThatThrownBy(() -> config("control", "UP")).hasMessageContaining("control");
    }
}
