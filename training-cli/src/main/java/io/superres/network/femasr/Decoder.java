package io.superres.network.femasr;

import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/** From a quantised latent to an image eight times its extent. Shared by both stages. */
record Decoder(FemasrConfig config) {

    /**
     * @param zq latent, {@code config.codeLength()} channels
     * @param first added to the features of twice the latent's extent; null in the first stage
     * @param second added to those of four times its extent; null in the first stage
     */
    Value image(Layers l, Value zq, Value first, Value second) {
        GraphBuilder g = l.graph();
        Blocks blocks = new Blocks(config.groups());
        Value x = l.in("after_quant_group.0").conv("conv", zq, config.eighth(), 3);
        x = l.in("after_quant_group.0").made(x);
        x = blocks.up(l.in("decoder_group.0.block"), x, config.quarter());
        x = blocks.up(l.in("decoder_group.1.block"), first == null ? x : g.add(x, first), config.half());
        x = blocks.up(l.in("decoder_group.2.block"), second == null ? x : g.add(x, second), config.full());
        return l.conv("out_conv", x, config.bands(), 3);
    }
}
