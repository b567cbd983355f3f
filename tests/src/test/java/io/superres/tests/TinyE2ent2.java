package io.superres.tests;

import io.superres.method.e2ent2.E2ent2Model;
import io.superres.model.Sha256;
import io.superres.network.Initial;
import io.superres.network.e2ent2.E2ent2;
import io.superres.network.e2ent2.E2ent2Size;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A model of E2ENT2 that enlarges at once, though not well. */
final class TinyE2ent2 {
    private TinyE2ent2() {}

    /** Writes the folder {@code tiny-e2ent2}. */
    static Path write(Path parent) throws IOException {
        E2ent2 network = new E2ent2(new E2ent2Size(4, 1, 1, 1));
        Initial weights = new Initial(1);
        Map<String, Graph> graphs = new LinkedHashMap<>();
        graphs.put("model.onnx", network.single(weights));
        graphs.put(E2ent2Model.ENCODER, network.encoder(weights));
        graphs.put(E2ent2Model.DECODER, network.guided(weights));
        Path folder = Files.createDirectories(parent.resolve("tiny-e2ent2"));
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
                inputs: [{test_tensor: {source: in.npy}}]
                outputs: [{test_tensor: {source: out.npy}}]
                config: {superres: {method: e2ent2, scale: 4, channels: 3, graphs: {%s}}}
                """.formatted(list));
        return folder;
    }
}
