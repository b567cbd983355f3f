package io.superres.method;

import io.superres.method.refvae.RefVae;
import io.superres.method.refvae.RefVaeModel;
import io.superres.model.Model;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Networks;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import io.superres.tile.TileSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A model of RefVAE whose networks have one layer each. */
final class SmallRefVae {
    private static final int EXTENT = 16;
    private static final int CODE = 4;
    private static final int LATENT = 2;
    private static final int GRID = 3;
    private static final int BANDS = RefVaeModel.BANDS;

    private SmallRefVae() {}

    static SuperResolver open(TileSettings settings, MethodSettings wishes) {
        return RefVae.open(model(BANDS + LATENT), settings, wishes);
    }

    /** @param inputs channels that the decoder takes */
    static Model model(int inputs) {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        graphs.put("model.onnx", decoder("single", BANDS));
        graphs.put(RefVaeModel.ENCODER, encoder());
        graphs.put(RefVaeModel.CONDITION, condition());
        graphs.put(RefVaeModel.DECODER, decoder("decoder", inputs));
        return SmallFolder.of("refvae", 8, graphs);
    }

    private static Graph encoder() {
        Random random = new Random(1);
        GraphBuilder g = new GraphBuilder("encoder");
        Value reference = g.input(new ValueInfo(
                "reference",
                ElementType.FLOAT,
                List.of(Dim.named("batch"), Dim.of(BANDS), Dim.of(EXTENT), Dim.of(EXTENT))));
        Value flat = g.reshape(reference, -1, (long) BANDS * EXTENT * EXTENT);
        Value matrix = g.parameter("w", Networks.normal(random, 2L * CODE, (long) BANDS * EXTENT * EXTENT));
        List<Value> halves = g.split(g.linear(flat, matrix, null), 1, CODE, CODE);
        g.output(vector("mean", CODE), halves.get(0));
        g.output(vector("logvar", CODE), g.mul(halves.get(1), 0.1f));
        return g.build();
    }

    private static Graph condition() {
        GraphBuilder g = new GraphBuilder("condition");
        Value code = g.input(vector("code", CODE));
        Value matrix = g.parameter("w", Networks.normal(new Random(2), (long) LATENT * GRID * GRID, CODE));
        Value map = g.reshape(g.linear(code, matrix, null), -1, LATENT, GRID, GRID);
        g.output(
                new ValueInfo(
                        "condition",
                        ElementType.FLOAT,
                        List.of(Dim.named("batch"), Dim.of(LATENT), Dim.of(GRID), Dim.of(GRID))),
                map);
        return g.build();
    }

    private static Graph decoder(String name, int inputs) {
        GraphBuilder g = new GraphBuilder(name);
        Value in = g.input(ValueInfo.image("guided", inputs, "h", "w"));
        Value kernel = g.parameter("w", Networks.normal(new Random(3), 64L * BANDS, inputs, 3, 3));
        g.output(ValueInfo.image("sr", BANDS, "sh", "sw"), g.pixelShuffle(g.mul(g.conv(in, kernel, null), 0.3f), 8));
        return g.build();
    }

    private static ValueInfo vector(String name, long length) {
        return new ValueInfo(name, ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(length)));
    }
}
