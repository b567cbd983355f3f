package io.superres.tests;

import io.superres.method.refvae.RefVaeModel;
import io.superres.model.Sha256;
import io.superres.network.Initial;
import io.superres.network.refvae.RefVae;
import io.superres.network.refvae.RefVaeSize;
import io.superres.network.refvae.Shipped;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import io.superres.recipe.FeatureNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A model of RefVAE that enlarges at once, though not well. */
final class TinyRefVae {
    private static final RefVaeSize SIZE = new RefVaeSize(64, 4, 3, 5, 6, 4, 4, 4);
    private static final int EXTENT = 32;

    private TinyRefVae() {}

    /** Writes the folder {@code tiny-refvae}. */
    static Path write(Path parent) throws IOException {
        Graph eyes = FeatureNetwork.upTo(FeatureNetwork.of("percnet"), "relu4_1", RefVaeModel.SCALE, "featureLayer");
        Shipped network = new Shipped(new RefVae(SIZE), eyes);
        Initial weights = new Initial(1);
        Map<String, Graph> graphs = new LinkedHashMap<>();
        graphs.put("model.onnx", network.single(weights, new float[4]));
        graphs.put(RefVaeModel.ENCODER, network.encoder(weights, EXTENT));
        graphs.put(RefVaeModel.CONDITION, network.network().condition(weights));
        graphs.put(RefVaeModel.DECODER, network.decoder(weights));
        Path folder = Files.createDirectories(parent.resolve("tiny-refvae"));
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
                config: {superres: {method: refvae, scale: 8, channels: 3, graphs: {%s}}}
                """.formatted(list));
        return folder;
    }
}
