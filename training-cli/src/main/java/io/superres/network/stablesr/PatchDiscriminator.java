package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/**
 * Judges overlapping patches of an image (Isola et al. 2017). Input {@code image} (batch, band, y, x), sides of 32 or
 * more; output {@code logits} (batch, 1, y / 8 - 2, x / 8 - 2), positive for what looks real. Features are normalised by
 * the statistics of the batch at hand, always: it serves training only.
 *
 * @param bands channels of an image
 * @param width features of the first layer
 */
public record PatchDiscriminator(int bands, int width) {
    private static final float SLOPE = 0.2f;
    private static final Init KERNELS = new Init.Normal(0.02);

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("patch-discriminator");
        Layers l = Layers.of(g, weights).in("main");
        Value image = g.input(ValueInfo.image("image", bands, "h", "w"));
        Value h = g.leakyRelu(l.starting(KERNELS).conv("0", image, width, 4, Sliding.of(2, 1)), SLOPE);
        h = judged(l, 2, h, 2 * width, 2);
        h = judged(l, 5, h, 4 * width, 2);
        h = judged(l, 8, h, 8 * width, 1);
        h = l.starting(KERNELS).conv("11", h, 1, 4, Sliding.of(1, 1));
        g.output(ValueInfo.image("logits", 1, "ph", "pw"), h);
        return g.build();
    }

    private static Value judged(Layers l, int place, Value x, int channels, int stride) {
        Value h = l.starting(KERNELS).convOnly(Integer.toString(place), x, channels, 4, Sliding.of(stride, 1));
        return l.graph().leakyRelu(l.batchNorm(Integer.toString(place + 1), h), SLOPE);
    }
}
