package io.superres.network.femasr;

import io.superres.method.femasr.FemasrGraph;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * The second stage of FeMaSR: an encoder of LR images with shifted-window transformers before the codebook, convolution
 * and decoder of the first stage, and shortcuts around the codebook. Images are (batch, band, y, x), values 0 to 1;
 * the sides of the latent must be multiples of the window: sides of the LR image are multiples of {@link #unit}.
 *
 * <p>In two parts for training, as {@link Hrp}.
 *
 * @param scale magnification, 2 or 4
 * @param parts which of its ideas the network has
 */
public record Femasr(FemasrConfig config, int scale, Parts parts) {

    /** The whole network, or one of those that it is compared with. */
    public enum Parts {
        ALL,
        /** The latent goes to the decoder as it is. */
        NO_CODEBOOK,
        /** All that the decoder knows comes from the codebook. */
        NO_SHORTCUTS
    }

    /** The whole network. */
    public Femasr(FemasrConfig config, int scale) {
        this(config, scale, Parts.ALL);
    }

    public Femasr {
        if (scale != 2 && scale != 4) throw new IllegalArgumentException("FeMaSR magnifies 2 or 4 times, not " + scale);
    }

    /** What both sides of an LR image must be multiples of. */
    public int unit() {
        return config.grid() / scale * config.swin().window();
    }

    /** Input {@code lr}, output {@code sr}. */
    public Graph whole(Weights weights) {
        GraphBuilder g = new GraphBuilder("femasr-x" + scale);
        Layers l = Layers.of(g, weights);
        Blocks blocks = new Blocks(config.groups());
        Layers encoder = l.in("multiscale_encoder");
        Layers list = encoder.in("blocks");
        int level = scale == 4 ? 2 : 1;
        int block = 0;
        Value x = g.input(ValueInfo.image("lr", config.bands(), "h", "w"));
        x = level < config.levels()
                ? blocks.enter(encoder, x, config.channels(level))
                : blocks.stay(encoder, x, config.channels(level));
        while (level < config.levels()) x = blocks.down(list.in(block++), x, config.channels(++level));
        x = new SwinLayers(config.swin()).features(list.in(block++), x);
        List<Value> shortcuts = new ArrayList<>();
        Value along = x;
        for (ValueInfo shortcut : shortcuts()) {
            along = blocks.up(list.in(block++), along, Math.toIntExact(shortcut.shape()[1]));
            shortcuts.add(g.named(shortcut.name(), along));
        }
        Codebook codebook = new Codebook(config.codes(), config.codeLength());
        Value zq = hasCodebook() ? codebook.quantised(l, x) : codebook.unquantised(l, x);
        g.output(result(), new Decoder(config).image(l, zq, shortcuts));
        return FemasrGraph.withGrid(g.build(), config.grid());
    }

    /** From the coarsest on. */
    private List<ValueInfo> shortcuts() {
        if (parts == Parts.NO_SHORTCUTS) return List.of();
        return Latents.shortcuts(config);
    }

    private boolean hasCodebook() {
        return parts != Parts.NO_CODEBOOK;
    }

    /**
     * Input {@code lr}; outputs {@code zhat} and {@code zq}, the latent before and after quantisation (batch,
     * codeLength, y, x), {@code indices}, the numbers of the entries (batch, y, x), and the shortcuts {@code first} and,
     * with a grid of 8, {@code second}, two and four times as large as the latent; without those that the network does
     * not have.
     */
    public Graph encoder(Weights weights) {
        List<ValueInfo> outputs = new ArrayList<>(List.of(Latents.before(config), Latents.after(config)));
        if (hasCodebook()) outputs.add(Latents.indices());
        outputs.addAll(shortcuts());
        return whole(weights).upTo(outputs);
    }

    /** Inputs {@code zq} and the shortcuts that the network has; output {@code sr}; the weights are the first stage's. */
    public Graph decoder(Weights weights) {
        GraphBuilder g = new GraphBuilder("femasr-x" + scale + "-decoder");
        Value zq = g.input(Latents.after(config));
        List<Value> shortcuts = shortcuts().stream().map(g::input).toList();
        g.output(result(), new Decoder(config).image(Layers.of(g, weights), zq, shortcuts));
        return g.build();
    }

    private ValueInfo result() {
        return ValueInfo.image("sr", config.bands(), "sh", "sw");
    }
}
