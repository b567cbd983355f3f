package io.superres.network.femasr;

import io.superres.method.femasr.FemasrGraph;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.List;

/**
 * The first stage of FeMaSR, the "high-resolution prior": an autoencoder of sharp images around a codebook. Images are
 * (batch, band, y, x), values 0 to 1, sides multiples of the latent's grid.
 *
 * <p>For training, the network comes in two parts, because a graph cannot hold back a gradient: between {@link
 * #encoder} and {@link #decoder} the trainer passes {@code zhat + constant(zq - zhat)}.
 */
public record Hrp(FemasrConfig config) {

    /** Input {@code image}, output {@code reconstruction}. */
    public Graph whole(Weights weights) {
        GraphBuilder g = new GraphBuilder("femasr-hrp");
        Layers l = Layers.of(g, weights);
        Value image = g.input(ValueInfo.image("image", config.bands(), "h", "w"));
        Value zq = new Codebook(config.codes(), config.codeLength()).quantised(l, features(l, image));
        g.output(reconstruction(), new Decoder(config).image(l, zq, List.of()));
        return FemasrGraph.withGrid(g.build(), config.grid());
    }

    /** Input {@code image}; outputs {@code reconstruction} and {@code indices}. */
    public Graph watched(Weights weights) {
        return whole(weights).upTo(List.of(reconstruction(), Latents.indices()));
    }

    /**
     * Input {@code image}; outputs {@code zhat} and {@code zq}, the latent before and after quantisation (batch,
     * codeLength, y, x), and {@code indices}, the numbers of the entries (batch, y, x).
     */
    public Graph encoder(Weights weights) {
        return whole(weights).upTo(List.of(Latents.before(config), Latents.after(config), Latents.indices()));
    }

    /**
     * Input {@code zq}; outputs {@code reconstruction} and {@code features} (batch, semantic, y, x), which training
     * draws to those of a network that knows what images show.
     */
    public Graph decoder(Weights weights) {
        GraphBuilder g = new GraphBuilder("femasr-hrp-decoder");
        Layers l = Layers.of(g, weights);
        Value zq = g.input(Latents.after(config));
        Value features = g.relu(l.conv("conv_semantic.0", zq, config.semantic(), 1));
        g.output(reconstruction(), new Decoder(config).image(l, zq, List.of()));
        g.output(ValueInfo.image("features", config.semantic(), "zh", "zw"), features);
        return g.build();
    }

    private Value features(Layers l, Value image) {
        Blocks blocks = new Blocks(config.groups());
        Layers encoder = l.in("multiscale_encoder");
        Value x = blocks.enter(encoder, image, config.full());
        for (int i = 0; i < config.levels(); i++)
            x = blocks.down(encoder.in("blocks").in(i), x, config.channels(i + 1));
        return x;
    }

    private ValueInfo reconstruction() {
        return ValueInfo.image("reconstruction", config.bands(), "h", "w");
    }
}
