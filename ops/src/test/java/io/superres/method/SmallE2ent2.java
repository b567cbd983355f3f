package io.superres.method;

import io.superres.image.Plane;
import io.superres.method.e2ent2.E2ent2;
import io.superres.method.e2ent2.E2ent2Model;
import io.superres.method.e2ent2.Matching;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Networks;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.tile.TileSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        Map<String, Graph> graphs = new LinkedHashMap<>();
        graphs.put("model.onnx", shuffled("single", 3, 1));
        graphs.put(E2ent2Model.ENCODER, encoder());
        graphs.put(E2ent2Model.DECODER, shuffled("decoder", decoderInputs, 2));
        return SmallFolder.of("e2ent2", 4, graphs);
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
