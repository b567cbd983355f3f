package io.superres.method;

import io.superres.image.Plane;
import io.superres.method.e2ent2.E2ent2;
import io.superres.method.e2ent2.E2ent2Model;
import io.superres.method.e2ent2.Matching;
import io.superres.model.Model;
import io.superres.model.Sha256;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Networks;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.tile.TileSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model of E2ENT2 whose networks are single convolutions. */
final class SmallE2ent2 {
    private static final int CHANNELS = 4;

    private SmallE2ent2() {}

    static SuperResolver open(TileSettings settings, Matching matching, ReferenceImage... references) {
        return E2ent2.open(
                model(), settings, MethodSettings.with(List.of(references)).matching(matching));
    }

    /** A model whose decoder takes the textures of another encoder. */
    static SuperResolver misfit(TileSettings settings, ReferenceImage... references) {
        return E2ent2.open(model(3 + 17 * CHANNELS - 1), settings, MethodSettings.with(List.of(references)));
    }

    static SuperResolver confidence(TileSettings settings, ReferenceImage... references) {
        MethodSettings wishes = MethodSettings.with(List.of(references)).showing(Shown.CONFIDENCE);
        return E2ent2.open(model(), settings, wishes);
    }

    /** A picture of waves and noise, grey or in colour. */
    static ReferenceImage reference(int width, int height, int bands, long seed) {
        Random random = new Random(seed);
        List<Plane> planes = IntStream.range(0, bands)
                .mapToObj(band -> {
                    Plane plane = Plane.empty(width, height);
                    for (int i = 0; i < plane.pixels().length; i++)
                        plane.pixels()[i] = (float) (0.5
                                + 0.3 * Math.sin((i % width) / (6.0 + band)) * Math.cos(i / width / 9.0)
                                + 0.1 * random.nextGaussian());
                    return plane;
                })
                .toList();
        return new ReferenceImage(Source.window("reference " + seed), planes);
    }

    private static Model model() {
        return model(3 + 17 * CHANNELS);
    }

    private static Model model(int decoderInputs) {
        try {
            Path folder = Files.createTempDirectory("superres-e2ent2");
            Map<String, Graph> graphs = new LinkedHashMap<>();
            graphs.put("model.onnx", shuffled("single", 3, 1));
            graphs.put(E2ent2Model.ENCODER, encoder());
            graphs.put(E2ent2Model.DECODER, shuffled("decoder", decoderInputs, 2));
            Map<String, String> prints = new LinkedHashMap<>();
            for (Map.Entry<String, Graph> graph : graphs.entrySet()) {
                byte[] bytes = OnnxFile.encode(graph.getValue());
                Files.write(folder.resolve(graph.getKey()), bytes);
                prints.put(graph.getKey(), Sha256.of(bytes));
            }
            Files.writeString(folder.resolve("rdf.yaml"), card(prints));
            return Model.inFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String card(Map<String, String> prints) {
        return """
                name: small
                inputs: [{test_tensor: {source: in.npy}}]
                outputs: [{test_tensor: {source: out.npy}}]
                config: {superres: {method: e2ent2, scale: 4, channels: 3, graphs: {%s}}}
                """.formatted(prints.entrySet().stream()
                .map(e -> e.getKey() + ": \"" + e.getValue() + "\"")
                .collect(Collectors.joining(", ")));
    }

    private static Graph encoder() {
        GraphBuilder g = new GraphBuilder("encoder");
        Value image = g.input(ValueInfo.image("image", 3, "h", "w"));
        Value kernel = g.parameter("w", Networks.normal(new Random(3), CHANNELS, 3, 3, 3));
        g.output(ValueInfo.image("features", CHANNELS, "h", "w"), g.leakyRelu(g.conv(image, kernel, null), 0.3f));
        return g.build();
    }

    private static Graph shuffled(String name, int inputs, long seed) {
        GraphBuilder g = new GraphBuilder(name);
        Value in = g.input(ValueInfo.image("in", inputs, "h", "w"));
        Value kernel = g.parameter("w", Networks.normal(new Random(seed), 48, inputs, 3, 3));
        g.output(ValueInfo.image("sr", 3, "sh", "sw"), g.pixelShuffle(g.conv(in, kernel, null), 4));
        return g.build();
    }
}
