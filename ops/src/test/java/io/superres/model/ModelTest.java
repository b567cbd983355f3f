package io.superres.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Networks;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
    @TempDir
    Path root;

    private Path folder;
    private ModelRegistry registry;

    private static String card(String graph, String sha256) {
        return """
                name: test model
                license: BSD-2-Clause
                inputs:
                - test_tensor: {source: test_input.npy}
                outputs:
                - test_tensor: {source: test_output.npy}
                config:
                  superres:
                    method: sisr
                    scale: 2
                    channels: 1
                    degradation: bicubic
                    graphs:
                      %s: %s
                """.formatted(graph, sha256);
    }

    @BeforeEach
    void install() throws Exception {
        folder = Files.createDirectories(root.resolve("tiny-x2"));
        byte[] onnx = OnnxFile.encode(Networks.plain(2, 1, 2, 1));
        Files.write(folder.resolve("model.onnx"), onnx);
        Files.writeString(folder.resolve("rdf.yaml"), card("model.onnx", Sha256.of(onnx)));
        registry = ModelRegistry.of(root);
    }

    @Test
    void modelsAreFoundById() {
        Model model = registry.find("tiny-x2");
        assertThat(model.scale()).isEqualTo(2);
        assertThat(registry.list()).containsOnlyKeys("tiny-x2");
        assertThat(registry.standardFor("sisr", 2).id()).isEqualTo("tiny-x2");
        assertThat(registry.standardFor("sisr", 0).id()).isEqualTo("tiny-x2");
    }

    @Test
    void furtherNetworksBelongToTheModel() throws Exception {
        String alone = registry.find("tiny-x2").sha256();
        byte[] other = OnnxFile.encode(Networks.plain(2, 1, 1, 7));
        Files.write(folder.resolve("other.onnx"), other);
        String main = Sha256.of(Files.readAllBytes(folder.resolve("model.onnx")));
        Files.writeString(
                folder.resolve("rdf.yaml"), card("model.onnx", main) + "      other.onnx: " + Sha256.of(other) + "\n");
        Model model = registry.find("tiny-x2");
        assertThat(model.sha256()).isNotEqualTo(alone);
        assertThat(model.graph("other.onnx").nodes()).isNotEmpty();
        Files.write(folder.resolve("other.onnx"), Arrays.copyOf(other, other.length - 1));
        assertThatThrownBy(() -> ModelVerifier.verify(model))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("other.onnx");
    }

    @Test
    void bareNetworksAreProbedForTheirScale() {
        Model model = registry.find(folder.resolve("model.onnx").toString());
        assertThat(model.scale()).isEqualTo(2);
        assertThat(model.card()).isEmpty();
    }

    @Test
    void unknownModelsAndScalesAreAnsweredWithWhatThereIs() {
        assertThatThrownBy(() -> registry.find("nope"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("tiny-x2");
        assertThatThrownBy(() -> registry.standardFor("sisr", 3)).hasMessageContaining("[2]");
        assertThatThrownBy(() -> registry.standardFor("magic", 2)).hasMessageContaining("superres train magic");
    }

    @Test
    void aNetworkThatIsNotTheOneDescribedIsRefused() throws Exception {
        Files.write(folder.resolve("model.onnx"), OnnxFile.encode(Networks.plain(2, 1, 2, 99)));
        assertThatThrownBy(() -> registry.find("tiny-x2"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("SHA-256");
    }

    @Test
    void cardsMayNotNameFilesOutsideTheirFolder() {
        for (String name : new String[] {"'../x.onnx'", "/etc/passwd", "'..'", "a/b.onnx", "'c:x'"})
            assertThatThrownBy(() -> ModelCard.parse(card(name, "00").getBytes(StandardCharsets.UTF_8)))
                    .as(name)
                    .isInstanceOf(ModelFormatException.class);
    }

    @Test
    void yamlBombsAndOtherNonsenseAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++)
            bomb.append("a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        for (String yaml :
                new String[] {bomb.toString(), "", "[]", "\u0000", "config: {superres: 3}", "{".repeat(5000)})
            assertThatThrownBy(() -> ModelCard.parse(yaml.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(ModelFormatException.class);
    }

    @Test
    void verificationRunsTheTestTensors() throws Exception {
        Tensor input = Tensor.zeros(1, 1, 8, 8);
        Files.write(folder.resolve("test_input.npy"), Npy.encode(input));
        Files.write(folder.resolve("test_output.npy"), Npy.encode(Tensor.zeros(1, 1, 16, 16)));
        assertThatThrownBy(() -> ModelVerifier.verify(registry.find("tiny-x2")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("does not reproduce");
    }

    @Test
    void numpyFilesSurviveTheRoundTripAndDamageIsNoticed() {
        Tensor tensor = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 3);
        byte[] bytes = Npy.encode(tensor);
        assertThat(bytes.length % 64).isEqualTo(24);
        assertThat(Npy.decode(bytes)).isEqualTo(tensor);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Npy.decode(part)).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void linksOutOfTheFolderAreRefused() throws Exception {
        Path outside = Files.move(folder.resolve("model.onnx"), root.resolve("outside.onnx"));
        Files.createSymbolicLink(folder.resolve("model.onnx"), outside);
        assertThatThrownBy(() -> registry.find("tiny-x2"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("link out of");
        Path copy = Files.copy(outside, folder.resolve("copy.onnx"));
        Files.delete(folder.resolve("model.onnx"));
        Files.createSymbolicLink(folder.resolve("model.onnx"), copy.getFileName());
        assertThat(registry.find("tiny-x2").scale()).isEqualTo(2);
    }
}
