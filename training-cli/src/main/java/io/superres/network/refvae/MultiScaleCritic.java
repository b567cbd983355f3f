package io.superres.network.refvae;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.Arrays;

/**
 * Judges the patches of an image at three resolutions with the same weights (Isola et al. 2017; Wang et al. 2018). Input
 * {@code image} (batch, 3, y, x). Outputs {@code scores0} to {@code scores2} (batch, 1, y, x), the coarsest last, and
 * for each resolution R the features of the four levels, {@code features0.R} to {@code features3.R}.
 *
 * @param width features of the first level
 */
public record MultiScaleCritic(int width) {
    private static final int BANDS = 3;
    private static final int SCALES = 3;
    private static final int LEVELS = 4;
    private static final float SLOPE = 0.2f;
    private static final float EPSILON = 1e-5f;
    private static final Init START = new Init.Normal(0.02);

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("multi-scale-critic");
        Layers l = Layers.of(g, weights.shared()).starting(START);
        Value image = g.input(ValueInfo.image("image", BANDS, "h", "w"));
        for (int scale = 0; scale < SCALES; scale++) {
            if (scale > 0) image = g.maxPool(image, 3, Sliding.of(2, 1));
            judged(l, image, scale);
        }
        return g.build();
    }

    private void judged(Layers l, Value image, int scale) {
        GraphBuilder g = l.graph();
        Value x = g.leakyRelu(l.conv("input_conv", image, width, 3), SLOPE);
        output(g, 0, scale, x);
        for (int level = 1; level < LEVELS; level++) {
            Value y = l.conv("conv" + level, x, 2 * x.extent(1), 4, Sliding.of(2, 1));
            x = g.leakyRelu(plainNorm(g, y), SLOPE);
            output(g, level, scale, x);
        }
        g.output(ValueInfo.image("scores" + scale, 1, "sh" + scale, "sw" + scale), l.conv("weight", x, 1, 3));
    }

    private static void output(GraphBuilder g, int level, int scale, Value x) {
        String place = level + "." + scale;
        g.output(ValueInfo.image("features" + place, x.extent(1), "h" + place, "w" + place), x);
    }

    /** Each image and channel to mean 0 and variance 1. */
    private static Value plainNorm(GraphBuilder g, Value x) {
        int channels = Math.toIntExact(x.extent(1));
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        return g.instanceNorm(x, g.constant(Tensor.of(ones, channels)), g.constant(Tensor.zeros(channels)), EPSILON);
    }
}
