package io.superres.method;

import io.superres.method.femasr.Femasr;
import io.superres.method.femasr.FemasrGraph;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Networks;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.tile.TileSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** A network with everything that FeMaSR's have, each as small as can be. */
final class SmallFemasr {
    static final int CODES = 600;
    private static final int FEATURES = 3;

    private SmallFemasr() {}

    static SuperResolver open(TileSettings settings, MethodSettings wishes) {
        return Femasr.open(model(graph()), settings, wishes);
    }

    /** A model of the method whose network has no codebook. */
    static Model withoutCodebook() {
        return model(Networks.plain(4, 3, 2, 1));
    }

    private static Model model(Graph graph) {
        try {
            Path file = Files.createTempFile("superres-femasr", ".onnx");
            Files.write(file, OnnxFile.encode(graph));
            return new Model("small", file, "femasr", 4, graph, "0", Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nearest enlargement, moved a little by codes and shortcuts, which know the mean of the image. */
    private static Graph graph() {
        Random random = new Random(5);
        GraphBuilder g = new GraphBuilder("small");
        Value lr = g.input(ValueInfo.image("lr", 3, "h", "w"));
        Value kernel = g.parameter("w", Networks.normal(random, FEATURES, 3, 3, 3));
        Value features = g.leakyRelu(g.conv(lr, kernel, null, Sliding.of(2, 1), 1), 0.2f);
        Value zhat = g.named(FemasrGraph.BEFORE, g.mul(g.add(features, g.mul(g.globalAveragePool(features), 0.1f)), 4));
        Value entries = g.parameter("entries", Networks.normal(random, CODES, FEATURES));
        Value product = g.linear(g.transpose(zhat, 0, 2, 3, 1), entries, null);
        Value squares = g.reshape(g.reduceSum(g.mul(entries, entries), 1), CODES);
        Value indices = g.named(FemasrGraph.INDICES, g.argMin(g.sub(squares, g.mul(product, 2)), -1));
        Value zq = g.named(FemasrGraph.AFTER, g.transpose(g.gather(entries, indices, 0), 0, 3, 1, 2));
        Value first = g.named(FemasrGraph.FIRST, g.enlargeNearest(features, 2));
        Value second = g.named(FemasrGraph.SECOND, g.enlargeNearest(features, 4));
        Value x = g.add(g.enlargeNearest(zq, 2), first);
        x = g.add(g.enlargeNearest(x, 2), second);
        Value detail = g.mul(g.enlargeNearest(x, 2), 0.01f);
        g.output(ValueInfo.image("sr", 3, "sh", "sw"), g.add(g.enlargeNearest(lr, 4), detail));
        return g.build();
    }
}
