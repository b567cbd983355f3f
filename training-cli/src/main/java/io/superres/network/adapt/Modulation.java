package io.superres.network.adapt;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;

/**
 * Convolution whose kernel is scaled by a style and demodulated (Karras et al., StyleGAN2, 2020, equations 1 and 3). A
 * kernel for each image of a batch cannot be written as one convolution; scaling what goes in by the style and what comes
 * out by the demodulation is the same.
 */
final class Modulation {
    private static final float EPSILON = 1e-8f;

    private Modulation() {}

    /**
     * @param x (batch, channel, y, x)
     * @param embedding (batch, n, 1, 1)
     * @param noise (batch, 1, y, x)
     */
    static Value of(Layers l, Value x, Value embedding, Value noise) {
        GraphBuilder g = l.graph();
        long channels = x.extent(1);
        // A bias of 1, as in StyleGAN2: with 0, demodulation would cancel any factor of the embedding.
        Value kernel =
                l.weight("modulation.weight", Init.fan(embedding.extent(1)), channels, embedding.extent(1), 1, 1);
        Value bias = l.weight("modulation.bias", Init.ONE, channels);
        Value style = g.conv(embedding, kernel, bias, Sliding.of(1, 0), 1);
        Value weight = g.mul(l.weight("weight", new Init.Normal(1), channels, channels, 3, 3), (float)
                (1 / Math.sqrt(9.0 * channels)));
        Value y = g.conv(g.mul(x, style), weight, null, Sliding.of(1, 1), 1);
        Value squares = g.reshape(g.reduceSum(g.mul(weight, weight), 2, 3), channels, channels, 1, 1);
        Value lengths = g.conv(g.mul(style, style), squares, null, Sliding.of(1, 0), 1);
        y = g.div(y, g.sqrt(g.add(lengths, EPSILON)));
        y = g.add(y, g.mul(noise, g.reshape(l.weight("weight_noise", Init.ZERO, 1), 1, 1, 1, 1)));
        return Blocks.activated(g, l.conv("conv_last", y, channels, 3));
    }
}
