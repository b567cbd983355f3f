package io.superres.tests.fuzz;

import io.superres.model.Npy;
import io.superres.network.Sisr;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Sliding;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.session.ConstantFolding;
import io.superres.tests.Project;
import io.superres.train.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Networks, model folders and what belongs to training, with nothing wrong. */
final class SoundModels {
    static final String FINGERPRINT = "sisr x2";

    private static final Path BUNDLED = Project.root().resolve("models/sisr-x2");

    private SoundModels() {}

    /** One without strides, as trained and as shipped, and one with all kinds of resampling. */
    static List<byte[]> networks() {
        Graph trained = new Sisr(2, 8, 1, 1, 2).build(1);
        return List.of(
                OnnxFile.encode(trained),
                OnnxFile.encode(ConstantFolding.fold(trained)),
                OnnxFile.encode(resampling()));
    }

    private static Graph resampling() {
        GraphBuilder g = new GraphBuilder("resampling");
        Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));
        Value half = g.conv(lr, g.parameter("w0", ramp(4, 1, 3, 3)), null, Sliding.of(2, 1), 1);
        Value quarter = g.maxPool(g.relu(half), 2, Sliding.of(2, 0));
        Value up = g.concat(1, g.enlargeNearest(quarter, 2), half);
        Value full = g.convTranspose(up, g.parameter("w1", ramp(8, 4, 4, 4)), null, Sliding.of(2, 1));
        Value hr = g.enlargeBilinear(g.add(full, lr), 2);
        g.output(ValueInfo.image("sr", 1, "sh", "sw"), g.conv(hr, g.parameter("w2", ramp(1, 4, 3, 3)), null));
        return g.build();
    }

    private static Tensor ramp(long... shape) {
        Tensor zeros = Tensor.zeros(shape);
        float[] values = new float[zeros.size()];
        for (int i = 0; i < values.length; i++) values[i] = 0.1f * (i % 7) - 0.3f;
        return Tensor.of(values, shape);
    }

    /** The same numbers in ONNX's own format for tensors: its first field is an extent, its ninth the bytes. */
    static List<byte[]> tensors() {
        return NetworkForge.tensors(ramp(2, 3, 5));
    }

    static List<byte[]> cards() {
        return List.of(read(BUNDLED.resolve("rdf.yaml")), read(BUNDLED.resolve("rdf-0.4.yaml")));
    }

    /** Puts everything but the card into a model folder. */
    static void completeFolder(Path folder) throws IOException {
        for (String name : List.of("model.onnx", "test_input.npy", "test_output.npy"))
            Files.copy(BUNDLED.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    static List<byte[]> arrays() {
        return List.of(Npy.encode(ramp(1, 1, 4, 6)), Npy.encode(Tensor.scalar(1)), Npy.encode(ramp(7)));
    }

    static List<byte[]> checkpoints() {
        Checkpoint checkpoint = new Checkpoint(
                FINGERPRINT,
                "main",
                7,
                7,
                Map.of("network/updates", 7L),
                Map.of("network/theta", new float[50], "network/mean", new float[50]));
        try {
            Path file = Files.createTempFile("sound", ".srk");
            checkpoint.write(file);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return List.of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> settings() {
        Path folder = Project.root().resolve("training-cli/src/main/resources/io/superres/recipe");
        return List.of(read(folder.resolve("sisr-bicubic.yaml")), read(folder.resolve("sisr-compact.yaml")));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
