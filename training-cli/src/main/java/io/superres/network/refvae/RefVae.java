package io.superres.network.refvae;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/**
 * The generator of RefVAE. A frozen network of stride 8 (VGG-19 to relu4_1, or PercNet) sees the reference, and the LR
 * image enlarged to the extent of the result; its features are (batch, features, y, x). The {@link #referenceEncoder}
 * turns those of the reference into a normal distribution; a sample of that becomes a {@link #condition}, a coarse map
 * that is stretched over the image; the {@link #painter} makes the result of the LR features and this map.
 */
public record RefVae(RefVaeSize size) {
    private static final int BANDS = 3;
    private static final float SLOPE = Residual.SLOPE;
    private static final float EPSILON = 1e-5f;
    private static final int BLOCKS = 3;

    /** What the reference encoder's normalisations are called. */
    public static final List<String> NORMS = List.of("init_feat.1", "init_feat.4");

    /** Behind the name of a normalisation: the value that it normalises. */
    public static final String NORMALISED = ".input";

    /** Where the reference encoder's normalisations take mean and variance from. */
    public enum Statistics {
        /** The batch: for training. */
        BATCH,
        /** The weights {@code init_feat.N.running_mean} and {@code running_var}: for use. */
        KNOWN
    }

    /**
     * Input {@code features} of a reference, extent {@code cells} squared; outputs {@code mean} and {@code logvar} of the
     * distribution, (batch, code).
     */
    public Graph referenceEncoder(Weights weights, int cells, Statistics statistics) {
        GraphBuilder g = new GraphBuilder("refvae-reference-encoder");
        Layers l = Layers.of(g, weights);
        Value features = g.input(square("features", size.features(), cells));
        Value x = l.conv("init_feat.0", features, size.latent(), 1);
        x = g.leakyRelu(normalised(l, NORMS.get(0), x, statistics), SLOPE);
        x = l.conv("init_feat.3", x, size.latent(), 3);
        x = g.leakyRelu(normalised(l, NORMS.get(1), x, statistics), SLOPE);
        x = g.reshape(Stretch.to(l, x, size.grid(), size.grid()), -1, size.cells());
        x = l.linear("VAE_encoder.0", x, 2L * size.code());
        List<Value> halves = g.split(x, 1, size.code(), size.code());
        g.output(vector("mean", size.code()), halves.get(0));
        g.output(vector("logvar", size.code()), halves.get(1));
        return g.build();
    }

    private Value normalised(Layers l, String name, Value in, Statistics statistics) {
        Value x = l.graph().named(name + NORMALISED, in);
        return statistics == Statistics.BATCH ? l.batchNorm(name, x) : l.batchNormKnown(name, x, EPSILON);
    }

    /** Input {@code code} (batch, code), output {@code condition} (batch, latent, grid, grid). */
    public Graph condition(Weights weights) {
        GraphBuilder g = new GraphBuilder("refvae-condition");
        Value code = g.input(vector("code", size.code()));
        g.output(square("condition", size.latent(), size.grid()), condition(Layers.of(g, weights), code));
        return g.build();
    }

    private Value condition(Layers l, Value code) {
        Value x = l.linear("VAE_decoder.0", code, size.cells());
        return l.graph().reshape(x, -1, size.latent(), size.grid(), size.grid());
    }

    /**
     * Inputs {@code features} of the LR image, {@code condition} stretched to their extent (batch, latent, y, x), and
     * {@code base}, the LR image enlarged to the extent of the result; output {@code sr}.
     */
    public Graph painter(Weights weights) {
        GraphBuilder g = new GraphBuilder("refvae-painter");
        Value features = g.input(ValueInfo.image("features", size.features(), "fh", "fw"));
        Value condition = g.input(ValueInfo.image("condition", size.latent(), "fh", "fw"));
        Value base = g.input(ValueInfo.image("base", BANDS, "h", "w"));
        g.output(sr(), painted(Layers.of(g, weights), features, condition, base));
        return g.build();
    }

    /**
     * Everything that learns behind one code, for a fixed extent. Inputs {@code features} of the LR image, extent
     * {@code cells} squared, {@code code} and {@code base}; output {@code sr}.
     */
    public Graph generator(Weights weights, int cells) {
        GraphBuilder g = new GraphBuilder("refvae-generator");
        Layers l = Layers.of(g, weights);
        Value features = g.input(square("features", size.features(), cells));
        Value code = g.input(vector("code", size.code()));
        Value base = g.input(ValueInfo.image("base", BANDS, "h", "w"));
        Value stretched = Stretch.to(l, condition(l, code), cells, cells);
        g.output(sr(), painted(l, features, stretched, base));
        return g.build();
    }

    private Value painted(Layers l, Value features, Value condition, Value base) {
        GraphBuilder g = l.graph();
        Value reference = Residual.of(l.in("dec_feat.1"), l.conv("dec_feat.0", condition, size.features(), 1));
        Value x = l.conv("mask.0", features, size.features(), 1);
        for (int i = 1; i <= BLOCKS; i++) x = Residual.of(l.in("mask").in(i), x);
        List<Value> modulation =
                g.split(l.conv("mask.4", x, 2L * size.features(), 1), 1, size.features(), size.features());
        x = g.add(g.mul(reference, g.add(modulation.get(1), 1)), modulation.get(0));
        Layers decoder = l.in("decoder");
        x = enlarged(decoder, "1", x, size.first());
        x = enlarged(decoder, "4", x, size.second());
        x = enlarged(decoder, "7", x, size.third());
        x = g.leakyRelu(decoder.conv("9", x, size.third(), 1), SLOPE);
        return g.add(decoder.conv("11", x, BANDS, 3), base);
    }

    private static Value enlarged(Layers l, String name, Value x, long channels) {
        return l.graph().leakyRelu(l.conv(name, l.graph().enlargeBilinear(x, 2), channels, 3), SLOPE);
    }

    private static ValueInfo sr() {
        return ValueInfo.image("sr", BANDS, "h", "w");
    }

    private static ValueInfo square(String name, long channels, long extent) {
        return new ValueInfo(
                name, ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(channels), Dim.of(extent), Dim.of(extent)));
    }

    private static ValueInfo vector(String name, long length) {
        return new ValueInfo(name, ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(length)));
    }
}
