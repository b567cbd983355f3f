package io.superres.network.femasr;

import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/** Residual groups of shifted-window transformer blocks (Liu et al. 2021; Liang et al. 2021), on maps of any extent. */
record SwinLayers(FemasrConfig.Swin config) {

    /** @param x (batch, channel, y, x), sides multiples of the window */
    Value features(Layers l, Value x) {
        GraphBuilder g = l.graph();
        Windows windows = new Windows(config.window());
        Value mask = windows.mask(g, x);
        Value map = x;
        for (int i = 0; i < config.groups(); i++) {
            Layers group = l.in("swin_blks").in(i);
            Value tokens = g.transpose(map, 0, 2, 3, 1);
            for (int k = 0; k < config.depth(); k++)
                tokens = block(group.in("residual_group.blocks").in(k), tokens, k % 2 == 1 ? mask : null, windows);
            Value branch = group.conv("conv", g.transpose(tokens, 0, 3, 1, 2), x.extent(1), 3);
            map = g.add(map, branch);
        }
        return l.made(map);
    }

    /**
     * @param x (batch, y, x, channel)
     * @param mask what is added to the logits of shifted windows; null for windows that are not
     */
    private Value block(Layers l, Value x, Value mask, Windows windows) {
        GraphBuilder g = l.graph();
        long channels = x.extent(-1);
        long shift = mask == null ? 0 : config.window() / 2;
        Value h = l.layerNorm("norm1", x);
        h = windows.cut(g, g.roll(g.roll(h, 1, -shift), 2, -shift));
        h = new WindowAttention(config).mixed(l.in("attn"), h, mask);
        h = g.roll(g.roll(windows.join(g, h), 1, shift), 2, shift);
        Value y = g.add(x, h);
        h = l.linear("mlp.fc1", l.layerNorm("norm2", y), config.ratio() * channels);
        return l.made(g.add(y, l.linear("mlp.fc2", g.gelu(h), channels)));
    }
}
