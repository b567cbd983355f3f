package io.superres.network.stablesr;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The autoencoder between images and latents (Rombach et al. 2022). Images are (batch, band, y, x), values -1 to 1, sides
 * multiples of {@link VaeConfig#factor}. Latents are as the encoder makes them, not yet scaled to unit variance.
 */
public record Vae(VaeConfig config) {

    /**
     * Input {@code image}; outputs {@code moments} (batch, 2 latent, y, x), means before logarithms of variances, which
     * are to be clamped to -30 .. 20; and {@code feature1} and so on for each level that can be fused.
     */
    public Graph encoder(Weights weights) {
        GraphBuilder g = new GraphBuilder("vae-encoder");
        Layers outer = Layers.of(g, weights);
        Layers l = outer.in("encoder");
        VaeBlocks blocks = new VaeBlocks(config.groups());
        Value h =
                l.conv("conv_in", g.input(ValueInfo.image("image", config.bands(), "h0", "w0")), config.channels(), 3);
        Map<Integer, Value> features = new HashMap<>();
        for (int level = 0; level < config.levels(); level++) {
            Layers place = l.in("down").in(level);
            for (int b = 0; b < config.blocks(); b++)
                h = blocks.residual(place.in("block").in(b), h, config.features(level));
            features.put(level, place.made(h));
            if (level < config.levels() - 1)
                h = place.conv("downsample.conv", h, config.features(level), 3, new Sliding(2, 1, 0, 0, 1, 1));
        }
        h = blocks.middle(l.in("mid"), h);
        h = l.conv("conv_out", blocks.active(l, "norm_out", h), 2L * config.latent(), 3);
        if (config.quantised()) h = outer.conv("quant_conv", h, 2L * config.latent(), 1);
        g.output(ValueInfo.image("moments", 2L * config.latent(), "zh", "zw"), h);
        config.fused().forEach(level -> g.output(feature(level), features.get(level)));
        return g.build();
    }

    /** Input {@code z} (batch, latent, y, x), output {@code image}, not clamped. */
    public Graph decoder(Weights weights) {
        return decoder(weights, "vae-decoder", List.of());
    }

    /**
     * The decoder that takes over features of the encoder ("controllable feature wrapping"): further inputs {@code
     * feature1} and so on, made by the encoder from the enlarged LR image, and {@code w} (1), from 0 for the plain
     * decoder to 1 for the most faithful. Only weights with {@code fusion_layer} in their names are new.
     */
    public Graph fusedDecoder(Weights weights) {
        return decoder(weights, "vae-fused-decoder", config.fused());
    }

    private Graph decoder(Weights weights, String name, List<Integer> fused) {
        GraphBuilder g = new GraphBuilder(name);
        Layers outer = Layers.of(g, weights);
        Layers l = outer.in("decoder");
        VaeBlocks blocks = new VaeBlocks(config.groups());
        Value h = g.input(ValueInfo.image("z", config.latent(), "zh", "zw"));
        Map<Integer, Value> features = new HashMap<>();
        fused.forEach(level -> features.put(level, g.input(feature(level))));
        Value w = fused.isEmpty() ? null : g.input(new ValueInfo("w", ElementType.FLOAT, List.of(Dim.of(1))));

        if (config.quantised()) h = outer.conv("post_quant_conv", h, config.latent(), 1);
        h = blocks.middle(l.in("mid"), l.conv("conv_in", h, config.features(config.levels() - 1), 3));
        for (int level = config.levels() - 1; level >= 0; level--) {
            Layers place = l.in("up").in(level);
            for (int b = 0; b <= config.blocks(); b++)
                h = blocks.residual(place.in("block").in(b), h, config.features(level));
            if (features.containsKey(level)) {
                Fusion fusion = new Fusion(blocks, config.dense(), config.growth());
                h = g.add(h, g.mul(fusion.correction(l.in("fusion_layer_" + level), features.get(level), h), w));
            }
            if (level > 0) h = place.conv("upsample.conv", g.enlargeNearest(h, 2), config.features(level), 3);
        }
        h = l.conv("conv_out", blocks.active(l, "norm_out", h), config.bands(), 3);
        g.output(ValueInfo.image("image", config.bands(), "h0", "w0"), h);
        return g.build();
    }

    private ValueInfo feature(int level) {
        return ValueInfo.image("feature" + level, config.features(level), "h" + level, "w" + level);
    }
}
