package io.superres.network.e2ent2;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/**
 * Judges whole images as SRGAN's discriminator does (Ledig et al. 2017, figure 4). Input {@code image} (batch, 3, extent,
 * extent); output {@code score} (batch, 1), higher for what looks real. Features are normalised by the statistics of the
 * batch at hand, always: it serves training only.
 *
 * @param width features of the first convolution; 64 in the paper
 * @param extent of the images, a multiple of 16; 0 for any, whose features are then averaged over all pixels
 */
public record SrganCritic(int width, int extent) {
    private static final float SLOPE = 0.2f;
    private static final int HIDDEN = 16;

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("srgan-critic");
        Layers l = Layers.of(g, weights).starting(new Init.He(1));
        Value x = g.leakyRelu(
                l.conv("conv0", g.input(ValueInfo.image("image", E2ent2.BANDS, "h", "w")), width, 3), SLOPE);
        for (int i = 1; i < 8; i++) {
            long features = (long) width << i / 2;
            Value y = l.convOnly("conv" + i, x, features, 3, Sliding.of(2 - (i + 1) % 2, 1));
            x = g.leakyRelu(l.batchNorm("norm" + i, y), SLOPE);
        }
        long side = extent / 16;
        Value flat = extent == 0
                ? g.reshape(g.reduceMean(x, 2, 3), 0, x.extent(1))
                : g.reshape(x, 0, x.extent(1) * side * side);
        Value hidden = g.leakyRelu(l.linear("dense0", flat, (long) HIDDEN * width), SLOPE);
        g.output(Scores.info(), l.linear("dense1", hidden, 1));
        return g.build();
    }
}
