package io.superres.method;

import io.superres.model.Model;
import io.superres.model.Sha256;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The folder of a model of several networks, with as little description as will do. */
final class SmallFolder {
    private SmallFolder() {}

    /** @param graphs by file name, the main one first */
    static Model of(String method, int scale, Map<String, Graph> graphs) {
        try {
            Path folder = Files.createTempDirectory("superres-" + method);
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
                    name: small
                    inputs: [{test_tensor: {source: in.npy}}]
                    outputs: [{test_tensor: {source: out.npy}}]
                    config: {superres: {method: %s, scale: %d, channels: 3, graphs: {%s}}}
                    """.formatted(method, scale, list));
            return Model.inFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
