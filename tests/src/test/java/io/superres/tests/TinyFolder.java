package io.superres.tests;

import io.superres.model.Sha256;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the folders of tiny models, with as little description as will do. */
final class TinyFolder {
    private TinyFolder() {}

    /**
     * Writes the folder {@code tiny-<method>}.
     *
     * @param step LR extents that the networks take are multiples of it
     * @param graphs by file name, the main one first
     */
    static Path write(Path parent, String method, int scale, int step, Map<String, Graph> graphs) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("tiny-" + method));
        Map<String, String> prints = new LinkedHashMap<>();
        for (Map.Entry<String, Graph> graph : graphs.entrySet()) {
            byte[] bytes = OnnxFile.encode(graph.getValue());
            Files.write(folder.resolve(graph.getKey()), bytes);
            prints.put(graph.getKey(), Sha256.of(bytes));
        }
        String list = prints.entrySet().stream()
                .map(e -> e.getKey() + ": \"" + e.getValue() + "\"")
                .collect(Collectors.joining(", "));
        Files.writeString(folder.resolve("rdf.yaml"), """
                name: tiny
                inputs: [{axes: [{type: space, size: {min: 32, step: %d}}], test_tensor: {source: in.npy}}]
                outputs: [{test_tensor: {source: out.npy}}]
                config: {superres: {method: %s, scale: %d, channels: 3, graphs: {%s}}}
                """.formatted(step, method, scale, list));
        return folder;
    }
}
