package io.superres.network.femasr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/**
 * Judges every pixel of an image by a U-Net (Wang et al., Real-ESRGAN, 2021). Input {@code image} (batch, band, y, x),
 * sides multiples of 8; output {@code logits} (batch, 1, y, x), positive for what looks real. The inner kernels are to
 * be divided by their spectral norm, which is left to the trainer; see {@link #isNormalised}.
 *
 * @param bands channels of an image
 * @param width features at full resolution
 */
public record UnetDiscriminator(int bands, int width) {
    private static final float SLOPE = 0.2f;
    private static final String INNER = ".weight_orig";

    /** Whether a weight is to be divided by its spectral norm before it is used. */
    public static boolean isNormalised(String weight) {
        return weight.endsWith(INNER);
    }

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("unet-discriminator");
        Layers l = Layers.of(g, weights);
        Value image = g.input(ValueInfo.image("image", bands, "h", "w"));
        Value x0 = g.leakyRelu(l.conv("conv0", image, width, 3), SLOPE);
        Value x1 = halved(l, 1, x0);
        Value x2 = halved(l, 2, x1);
        Value x3 = halved(l, 3, x2);
        Value y = g.add(doubled(l, 4, x3), x2);
        y = g.add(doubled(l, 5, y), x1);
        y = g.add(doubled(l, 6, y), x0);
        y = plain(l, 8, plain(l, 7, y, width), width);
        g.output(ValueInfo.image("logits", 1, "h", "w"), l.conv("conv9", y, 1, 3));
        return g.build();
    }

    private static Value halved(Layers l, int i, Value x) {
        return inner(l, i, x, 2 * x.extent(1), 4, Sliding.of(2, 1));
    }

    private static Value doubled(Layers l, int i, Value x) {
        return plain(l, i, l.graph().enlargeBilinear(x, 2), x.extent(1) / 2);
    }

    private static Value plain(Layers l, int i, Value x, long filters) {
        return inner(l, i, x, filters, 3, Sliding.of(1, 1));
    }

    private static Value inner(Layers l, int i, Value x, long filters, int size, Sliding sliding) {
        Init init = Init.fan(x.extent(1) * size * size);
        Value kernel = l.weight("conv" + i + INNER, init, filters, x.extent(1), size, size);
        return l.graph().leakyRelu(l.graph().conv(x, kernel, null, sliding, 1), SLOPE);
    }
}
