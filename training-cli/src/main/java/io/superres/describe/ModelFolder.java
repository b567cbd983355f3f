package io.superres.describe;

import io.superres.WholeFile;
import io.superres.model.Npy;
import io.superres.model.Sha256;
import io.superres.onnx.Device;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.OnnxSession;
import io.superres.onnx.ReceptiveField;
import io.superres.onnx.Tensor;
import io.superres.train.TrainingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that makes up the folder of a single-network model.
 *
 * @param about what the model is
 * @param graph the network, folded
 * @param record how it was trained
 */
public record ModelFolder(About about, Graph graph, TrainingRecord record) {
    /** Name of the network's file. */
    public static final String GRAPH = "model.onnx";

    private static final int TEST_EXTENT = 64;

    /**
     * @param id the folder's name
     * @param name for people; letters, digits, space and {@code _+-()} only
     * @param description one sentence
     * @param method such as {@code sisr}
     * @param scale HR pixels per LR pixel
     * @param degradation how its LR images were made
     * @param citation what the method rests on
     * @param citationUrl where to find that
     * @param limits what it must not be trusted with, one sentence each
     * @param sources origin and licence of the training images, with their number
     */
    public record About(
            String id,
            String name,
            String description,
            String method,
            int scale,
            String degradation,
            String citation,
            String citationUrl,
            java.util.List<String> limits,
            Map<String, Long> sources) {}

    /** Writes the folder {@code parent/id}; each file is complete or absent. */
    public Path write(Path parent) throws IOException {
        byte[] onnx = OnnxFile.encode(graph);
        Tensor input = testInput();
        Tensor output = run(onnx, input);
        Description description = new Description(
                about, graph, ReceptiveField.of(graph, about.scale()), Sha256.of(onnx), SourceRevision.current());
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(GRAPH, onnx);
        files.put("test_input.npy", Npy.encode(input));
        files.put("test_output.npy", Npy.encode(output));
        files.put("rdf.yaml", description.current());
        files.put("rdf-0.4.yaml", description.forDeepImageJ());
        files.put("README.md", new Card(this, description).text().getBytes(StandardCharsets.UTF_8));
        Path folder = parent.resolve(about.id());
        for (Map.Entry<String, byte[]> file : files.entrySet())
            WholeFile.write(folder.resolve(file.getKey()), file.getValue());
        record.write(folder.resolve("training.json"));
        return folder;
    }

    /**
     * A pattern of waves, the same for every model. So many pixels are exactly 0 or 1 that the percentile preprocessing
     * of the description leaves it as it is.
     */
    private Tensor testInput() {
        int channels = Math.toIntExact(graph.input().shape()[1]);
        float[] values = new float[channels * TEST_EXTENT * TEST_EXTENT];
        for (int i = 0; i < values.length; i++) {
            int x = i % TEST_EXTENT;
            int y = i / TEST_EXTENT;
            double wave = 0.5 + 0.45 * Math.sin(0.021 * x * x + 0.13 * y) + 0.3 * Math.cos(0.37 * y - 0.9 * x);
            values[i] = (float) Math.max(0, Math.min(1, wave));
        }
        return Tensor.of(values, 1, channels, TEST_EXTENT, TEST_EXTENT);
    }

    private Tensor run(byte[] onnx, Tensor input) {
        try (OnnxSession session = OnnxSession.open(onnx, Device.CPU, 1)) {
            return session.run(Map.of(graph.input().name(), input))
                    .get(graph.output().name());
        }
    }
}
