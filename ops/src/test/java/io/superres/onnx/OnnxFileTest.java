package io.superres.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.superres.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {
    @TempDir
    Path folder;

    private final Graph graph = Networks.plain(2, 1, 3, 1).withMetadata("who", "test");

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        Path file = folder.resolve("sub/model.onnx");
        OnnxFile.write(graph, file);
        assertThat(OnnxFile.read(file)).isEqualTo(graph);
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void theFileSaysOpset17AndVersion8() throws Exception {
        ModelProto model = ModelProto.parseFrom(OnnxFile.encode(graph));
        assertThat(model.getIrVersion()).isEqualTo(8);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
    }

    @Test
    void damagedFilesAreRefusedNeverCrash() {
        byte[] good = OnnxFile.encode(graph);
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] bad = random.nextBoolean() ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int k = 0; k < 5 && bad.length > 0; k++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                OnnxFile.decode(bad);
            } catch (BadInputException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThatThrownBy(() -> OnnxFile.decode(new byte[0])).isInstanceOf(ModelFormatException.class);
    }

    @Test
    void weightsInOtherFilesAreRefused() throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(OnnxFile.encode(graph)).toBuilder();
        model.getGraphBuilder()
                .getInitializerBuilder(0)
                .clearRawData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalDataBuilder()
                .setKey("location")
                .setValue("../../secret");
        assertThatThrownBy(() -> OnnxFile.decode(model.build().toByteArray()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("another file");
    }

    @Test
    void hugeDeclaredTensorsAreRefusedWithoutAllocatingThem() throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(OnnxFile.encode(graph)).toBuilder();
        model.getGraphBuilder()
                .getInitializerBuilder(0)
                .clearDims()
                .addDims(1L << 40)
                .addDims(1L << 40);
        assertThatThrownBy(() -> OnnxFile.decode(model.build().toByteArray())).isInstanceOf(ModelFormatException.class);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> OnnxFile.read(folder.resolve("none.onnx")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("none.onnx");
    }
}
