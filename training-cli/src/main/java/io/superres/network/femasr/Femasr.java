package io.superres.network.femasr;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.List;

/**
 * The second stage of FeMaSR: an encoder of LR images with shifted-window transformers before the codebook, convolution
 * and decoder of the first stage, and two shortcuts around the codebook. Images are (batch, band, y, x), values 0 to 1;
 * the latent has an eighth of the extent of the result, and its sides must be multiples of the window: sides of the LR
 * image are multiples of {@link #unit}.
 *
 * <p>In two parts for training, as {@link Hrp}.
 *
 * @param scale magnification, 2 or 4
 */
public record Femasr(FemasrConfig config, int scale) {
    public Femasr {
        if (scale != 2 && scale != 4) throw new IllegalArgumentException("FeMaSR magnifies 2 or 4 times, not " + scale);
    }

    /** What both sides of an LR image must be multiples of. */
    public int unit() {
        return 8 / scale * config.swin().window();
    }

    /** Input {@code lr}, output {@code sr}. */
    public Graph whole(Weights weights) {
        GraphBuilder g = new GraphBuilder("femasr-x" + scale);
        Layers l = Layers.of(g, weights);
        Blocks blocks = new Blocks(config.groups());
        Layers encoder = l.in("multiscale_encoder");
        int level = scale == 4 ? 2 : 1;
        Value x = g.input(ValueInfo.image("lr", config.bands(), "h", "w"));
        x = blocks.enter(encoder, x, config.channels(level));
        Layers list = encoder.in("blocks");
        int block = 0;
        while (level < 3) x = blocks.down(list.in(block++), x, config.channels(++level));
        x = new SwinLayers(config.swin()).features(list.in(block++), x);
        Value first = blocks.up(list.in(block++), x, config.quarter());
        Value second = blocks.up(list.in(block), first, config.half());
        Value zq = new Codebook(config.codes(), config.codeLength()).quantised(l, x);
        Value sr = new Decoder(config).image(l, zq, g.named(Latents.FIRST, first), g.named(Latents.SECOND, second));
        g.output(result(), sr);
        return g.build();
    }

    /**
     * Input {@code lr}; outputs {@code zhat} and {@code zq}, the latent before and after quantisation (batch,
     * codeLength, y, x), {@code indices}, the numbers of the entries (batch, y, x), and the shortcuts {@code first} and
     * {@code second}, two and four times as large as the latent.
     */
    public Graph encoder(Weights weights) {
        return whole(weights)
                .upTo(List.of(
                        Latents.before(config),
                        Latents.after(config),
                        Latents.indices(),
                        Latents.first(config),
                        Latents.second(config)));
    }

    /** Inputs {@code zq}, {@code first} and {@code second}, output {@code sr}; the weights are the first stage's. */
    public Graph decoder(Weights weights) {
        GraphBuilder g = new GraphBuilder("femasr-x" + scale + "-decoder");
        Value zq = g.input(Latents.after(config));
        Value first = g.input(Latents.first(config));
        Value second = g.input(Latents.second(config));
        g.output(result(), new Decoder(config).image(Layers.of(g, weights), zq, first, second));
        return g.build();
    }

    private ValueInfo result() {
        return ValueInfo.image("sr", config.bands(), "sh", "sw");
    }
}
