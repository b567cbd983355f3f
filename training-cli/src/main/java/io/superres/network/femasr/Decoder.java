package io.superres.network.femasr;

import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import java.util.List;

/** From a quantised latent to an image as many times its extent as the grid says. Shared by both stages. */
record Decoder(FemasrConfig config) {

    /**
     * @param zq latent, {@code config.codeLength()} channels
     * @param shortcuts added to the features of twice the latent's extent, four times its extent and so on; empty in the
     *     first stage
     */
    Value image(Layers l, Value zq, List<Value> shortcuts) {
        GraphBuilder g = l.graph();
        Blocks blocks = new Blocks(config.groups());
        Value x = l.in("after_quant_group.0").conv("conv", zq, config.deepest(), 3);
        x = l.in("after_quant_group.0").made(x);
        for (int i = 0; i < config.levels(); i++) {
            if (i > 0 && !shortcuts.isEmpty()) x = g.add(x, shortcuts.get(i - 1));
            x = blocks.up(l.in("decoder_group." + i + ".block"), x, config.channels(config.levels() - 1 - i));
        }
        return l.conv("out_conv", x, config.bands(), 3);
    }
}
