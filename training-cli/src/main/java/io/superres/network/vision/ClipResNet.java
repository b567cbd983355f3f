package io.superres.network.vision;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/**
 * The image tower of CLIP RN50 without its attention pooling (Radford et al. 2021), under the names of its published
 * archive. Input {@code image} (batch, 3, y, x), values 0 to 1, extents multiples of 32; outputs {@code layer1} to {@code
 * layer4} with strides 4, 8, 16 and 32.
 *
 * @param width channels after the stem; 64 in the published weights
 * @param depths bottlenecks of the four layers; 3, 4, 6, 3 in the published weights
 */
public record ClipResNet(int width, int... depths) {
    private static final float[] MEAN = {0.48145466f, 0.4578275f, 0.40821073f};
    private static final float[] DEVIATION = {0.26862954f, 0.26130258f, 0.27577711f};
    private static final float EPSILON = 1e-5f;
    private static final int EXPANSION = 4;
    private static final int FIRST_STRIDE = 4;

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("clip-rn50");
        Layers l = Layers.of(g, weights).in("visual");
        Value image = g.input(ValueInfo.image("image", MEAN.length, "h", "w"));
        Value x = g.div(
                g.sub(image, g.constant(Tensor.of(MEAN, 1, MEAN.length, 1, 1))),
                g.constant(Tensor.of(DEVIATION, 1, DEVIATION.length, 1, 1)));
        x = normalised(l, "bn1", l.convOnly("conv1", x, width / 2, 3, Sliding.of(2, 1)));
        x = normalised(l, "bn2", l.convOnly("conv2", x, width / 2, 3, Sliding.of(1, 1)));
        x = normalised(l, "bn3", l.convOnly("conv3", x, width, 3, Sliding.of(1, 1)));
        x = g.averagePool(x, 2, Sliding.of(2, 0));
        int stride = FIRST_STRIDE;
        for (int layer = 1; layer <= depths.length; layer++) {
            long channels = (long) width << layer - 1;
            for (int i = 0; i < depths[layer - 1]; i++)
                x = bottleneck(l.in("layer" + layer).in(i), x, channels, i == 0 && layer > 1 ? 2 : 1, i == 0);
            g.output(ValueInfo.image("layer" + layer, x.extent(1), "h/" + stride, "w/" + stride), x);
            stride *= 2;
        }
        return g.build();
    }

    /** Strides are means over squares, so that nothing aliases. */
    private static Value bottleneck(Layers l, Value x, long channels, int stride, boolean widens) {
        GraphBuilder g = l.graph();
        Value y = normalised(l, "bn1", l.convOnly("conv1", x, channels, 1, Sliding.of(1, 0)));
        y = normalised(l, "bn2", l.convOnly("conv2", y, channels, 3, Sliding.of(1, 1)));
        if (stride > 1) y = g.averagePool(y, stride, Sliding.of(stride, 0));
        y = l.batchNormKnown("bn3", l.convOnly("conv3", y, EXPANSION * channels, 1, Sliding.of(1, 0)), EPSILON);
        Value past = x;
        if (widens) {
            if (stride > 1) past = g.averagePool(past, stride, Sliding.of(stride, 0));
            Layers down = l.in("downsample");
            past = down.batchNormKnown(
                    "1", down.convOnly("0", past, EXPANSION * channels, 1, Sliding.of(1, 0)), EPSILON);
        }
        return g.relu(g.add(y, past));
    }

    private static Value normalised(Layers l, String name, Value x) {
        return l.graph().relu(l.batchNormKnown(name, x, EPSILON));
    }
}
