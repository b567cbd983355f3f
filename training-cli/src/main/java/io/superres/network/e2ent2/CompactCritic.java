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
 * Judges whole images of any extent from 32 pixels on with few parameters: five convolutions of stride 2, a mean over
 * all pixels, two affine maps. Input {@code image} (batch, 3, y, x); output {@code score} (batch, 1), higher for what
 * looks real.
 *
 * @param width features after the first convolution
 */
public record CompactCritic(int width) {
    private static final float SLOPE = 0.2f;

    /** The one that belongs to the compact generator: 82,277 parameters. */
    public static CompactCritic standard() {
        return new CompactCritic(12);
    }

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("compact-critic");
        Layers l = Layers.of(g, weights).starting(new Init.He(1));
        Value x = g.input(ValueInfo.image("image", E2ent2.BANDS, "h", "w"));
        int[] widths = {width, 2 * width, width * 8 / 3, 4 * width, 4 * width};
        for (int i = 0; i < widths.length; i++)
            x = g.leakyRelu(l.conv("conv" + i, x, widths[i], 4, Sliding.of(2, 1)), SLOPE);
        x = g.reshape(g.reduceMean(x, 2, 3), 0, x.extent(1));
        x = g.leakyRelu(l.linear("dense0", x, width * 16L / 3), SLOPE);
        g.output(Scores.info(), l.linear("dense1", x, 1));
        return g.build();
    }
}
