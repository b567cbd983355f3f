package io.superres.recipe.femasr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.data.MadeImages;
import io.superres.method.MethodSettings;
import io.superres.method.femasr.FemasrGraph;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.network.femasr.Codebook;
import io.superres.onnx.Tensor;
import io.superres.recipe.Settings;
import io.superres.train.StopAt;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both stages, at sizes at which a run takes seconds. */
class FemasrRecipesTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeImages() throws Exception {
        data = folder.resolve("data");
        MadeImages.write(data, 6, 120, 104);
    }

    private static final Map<String, String> SMALL = Map.of(
            "full", "4",
            "half", "4",
            "quarter", "8",
            "eighth", "8",
            "normGroups", "4",
            "codes", "32",
            "codeLength", "6",
            "criticWidth", "4",
            "patch", "32",
            "batch", "2");

    private static final Map<String, String> SHORT =
            Map.of("steps", "8", "validateEvery", "4", "checkpointEvery", "4", "warmup", "2", "adversarialFrom", "3");

    private static Map<String, String> changes(String... more) {
        Map<String, String> changes = new HashMap<>(SMALL);
        changes.putAll(SHORT);
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return changes;
    }

    private static PriorConfig prior(String... more) {
        return Settings.load("femasr-hrp", "compact", changes(more), PriorConfig.class);
    }

    private static EncoderConfig encoder(String... more) {
        Map<String, String> changes = changes(more);
        Map.of("swinGroups", "1", "heads", "2", "degradations.bicubic", "1").forEach(changes::putIfAbsent);
        return Settings.load("femasr", "compact", changes, EncoderConfig.class);
    }

    private Path trainPrior(String out, boolean resume, TrainingListener listener, String... more) throws Exception {
        return new PriorRecipe(prior(more), data, listener).run(folder.resolve(out), resume);
    }

    private Model trainEncoder(String out, boolean resume, TrainingListener listener, String... more) throws Exception {
        return ModelRegistry.of()
                .find(new EncoderRecipe(encoder(more), data, listener)
                        .run(folder.resolve(out), resume)
                        .toString());
    }

    private TrainingRecord.Measurement last(String out) {
        List<TrainingRecord.Measurement> history =
                TrainingRecord.read(folder.resolve(out + "/training.json")).history();
        return history.get(history.size() - 1);
    }

    @Test
    void theFirstStageMakesAModelWithItsCritic() throws Exception {
        Model model = ModelRegistry.of()
                .find(trainPrior("hrp", false, TrainingListener.NONE, "reseedEvery", "4")
                        .toString());
        assertThat(model.method()).isEqualTo("femasr-hrp");
        assertThat(model.step()).isEqualTo(4);
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        assertThat(model.graph("critic.onnx").output().name()).isEqualTo("logits");
        assertThat(last("hrp").more())
                .containsKeys(
                        "pixel",
                        "perceptual",
                        "codebook",
                        "commitment",
                        "semantic",
                        "adversarial",
                        "loss of critic",
                        "codes in use",
                        "perplexity of the codes",
                        "percnet",
                        "percnet.bicubic x2",
                        "codes replaced");
        assertThat(last("hrp").more().get("codes in use")).isBetween(0.0, 1.0);
    }

    /** Re-seeding depends on the step alone. */
    @Test
    void bothStagesResumeBitForBit() throws Exception {
        Path straight = trainPrior("straight", false, TrainingListener.NONE, "reseedEvery", "3");
        assertThatThrownBy(() -> trainPrior("broken", false, new StopAt(5), "reseedEvery", "3"))
                .isInstanceOf(CancelledException.class);
        Path resumed = trainPrior("broken", true, TrainingListener.NONE, "reseedEvery", "3");
        assertThat(Files.readAllBytes(resumed.resolve("model.onnx")))
                .isEqualTo(Files.readAllBytes(straight.resolve("model.onnx")));
        Model whole = trainEncoder("whole", false, TrainingListener.NONE, "prior", straight.toString());
        assertThatThrownBy(() -> trainEncoder("parts", false, new StopAt(5), "prior", straight.toString()))
                .isInstanceOf(CancelledException.class);
        assertThat(trainEncoder("parts", true, TrainingListener.NONE, "prior", straight.toString())
                        .sha256())
                .isEqualTo(whole.sha256());
    }

    @Test
    void codebookAndDecoderStayAsTheFirstStageMadeThem() throws Exception {
        String prior = trainPrior("hrp", false, TrainingListener.NONE).toString();
        Map<String, Tensor> first = ModelRegistry.of().find(prior).graph().parameters();
        for (String scale : List.of("2", "4")) {
            Model model = trainEncoder("x" + scale, false, TrainingListener.NONE, "prior", prior, "scale", scale);
            assertThat(model.id()).isEqualTo("femasr-x" + scale);
            assertThat(model.step()).isEqualTo(scale.equals("2") ? 16 : 8);
            assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
            Map<String, Tensor> second = model.graph().parameters();
            assertThat(second.keySet()).anyMatch(name -> name.startsWith("decoder_group"));
            second.forEach((name, tensor) -> {
                boolean frozen = name.equals(Codebook.ENTRIES)
                        || name.startsWith("decoder_group")
                        || name.startsWith("after_quant_group")
                        || name.startsWith("out_conv");
                if (frozen) assertThat(tensor).as(name).isEqualTo(first.get(name));
            });
            assertThat(second.get("before_quant_group.0.weight"))
                    .isNotEqualTo(first.get("before_quant_group.0.weight"));
            assertThat(last("x" + scale).more())
                    .containsKeys("match", "gram", "psnr.shortcut 0", "percnet.shortcut 0", "percnet.bicubic");
        }
    }

    @Test
    void theGridOfThePaperHasTwoShortcuts() throws Exception {
        String prior = trainPrior("hrp", false, TrainingListener.NONE, "grid", "8", "semanticLayer", "relu4_1")
                .toString();
        Model model = trainEncoder(
                "x2", false, TrainingListener.NONE, "prior", prior, "scale", "2", "grid", "8", "window", "4");
        assertThat(FemasrGraph.grid(model.graph())).isEqualTo(8);
        assertThat(model.step()).isEqualTo(16);
        assertThat(model.graph().nodes().stream().flatMap(node -> node.outputs().stream()))
                .contains(FemasrGraph.FIRST, FemasrGraph.SECOND);
        assertThatThrownBy(() -> trainEncoder("out", false, TrainingListener.NONE, "prior", prior))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("grid=8")
                .hasMessageContaining("grid=4");
    }

    @Test
    void everyVariantTrains() throws Exception {
        String prior = trainPrior("hrp", false, TrainingListener.NONE).toString();
        Map<String, Tensor> first = ModelRegistry.of().find(prior).graph().parameters();
        Model none = trainEncoder("none", false, TrainingListener.NONE, "variant", "NO_PRIOR");
        Model decoder =
                trainEncoder("decoder", false, TrainingListener.NONE, "variant", "DECODER_ONLY", "prior", prior);
        Model codes = trainEncoder("codes", false, TrainingListener.NONE, "variant", "NO_SHORTCUTS", "prior", prior);
        assertThat(none.id()).isEqualTo("femasr-no-prior-x4");
        assertThat(none.graph().parameters()).doesNotContainKey(Codebook.ENTRIES);
        assertThat(decoder.graph().parameters()).doesNotContainKey(Codebook.ENTRIES);
        assertThat(decoder.graph().parameters().get("out_conv.weight")).isEqualTo(first.get("out_conv.weight"));
        assertThat(none.graph().parameters().get("out_conv.weight")).isNotEqualTo(first.get("out_conv.weight"));
        assertThatThrownBy(() -> FemasrGraph.withShortcuts(codes.graph(), 0.5)).hasMessageContaining("no shortcuts");
        assertThat(MethodSettings.NONE.shortcut()).isEqualTo(1);
    }

    @Test
    void aPriorThatDoesNotFitIsRefused() throws Exception {
        String prior = trainPrior("hrp", false, TrainingListener.NONE).toString();
        assertThatThrownBy(() -> trainEncoder("out", false, TrainingListener.NONE, "prior", prior, "codes", "33"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("32 entries of length 6")
                .hasMessageContaining("codes=33");
        assertThatThrownBy(() -> trainEncoder("out", false, TrainingListener.NONE, "prior", "sisr-x4"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("method sisr");
        assertThatThrownBy(() -> trainEncoder("out", false, TrainingListener.NONE, "prior", "no-such-model"))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatThrownBy(() -> prior("patch", "30")).hasMessageContaining("patch");
        assertThatThrownBy(() -> prior("normGroups", "3")).hasMessageContaining("normGroups");
        assertThatThrownBy(() -> prior("smallest", "0")).hasMessageContaining("smallest");
        assertThatThrownBy(() -> prior("codes", "1")).hasMessageContaining("codes");
        assertThatThrownBy(() -> encoder("scale", "3")).hasMessageContaining("scale");
        assertThatThrownBy(() -> encoder("heads", "3")).hasMessageContaining("heads");
        assertThatThrownBy(() -> encoder("grid", "2")).hasMessageContaining("grid");
        assertThatThrownBy(() -> encoder("window", "3")).hasMessageContaining("window");
        assertThatThrownBy(() -> encoder("patch", "48")).hasMessageContaining("patch");
        assertThatThrownBy(() -> encoder("variant", "HALF")).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> trainPrior("out", false, TrainingListener.NONE, "features", "no.onnx"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no.onnx");
        assertThatThrownBy(() -> trainPrior("out", false, TrainingListener.NONE, "semanticLayer", "relu2_1"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("semanticLayer");
        assertThatThrownBy(() -> trainPrior("out", false, TrainingListener.NONE, "perceptual.relu9", "1"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("relu9");
    }

    @Test
    void useOfTheCodebookIsCounted() {
        CodebookUse use = new CodebookUse(8);
        use.add(new long[] {0, 0, 1, 1});
        assertThat(use.share()).isEqualTo(0.25);
        assertThat(use.perplexity()).isCloseTo(2, org.assertj.core.api.Assertions.within(1e-9));
        LivelyCodebook check = new LivelyCodebook(100);
        var collapsed = io.superres.train.Validated.of(Map.of(LivelyCodebook.SHARE, 0.01));
        assertThat(check.validated(50, collapsed)).isEmpty();
        assertThat(check.validated(150, collapsed)).isEmpty();
        assertThat(check.validated(200, collapsed)).isEmpty();
        assertThat(check.validated(250, collapsed))
                .hasValueSatisfying(words -> assertThat(words).contains("1.0 %"));
    }
}
