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
 * VGG-19 without its classifier (Simonyan and Zisserman 2015), under torchvision's names. Input {@code image} (batch, 3,
 * y, x), values 0 to 1; outputs {@code relu1_2}, {@code relu2_2}, {@code relu3_4}, {@code relu4_4} and {@code relu5_4} with
 * strides 1 to 16; all other layers are named inside: {@code reluB_N} and, before the activation, {@code convB_N}.
 *
 * @param width channels of the first block; 64 in the published weights
 */
public record Vgg19(int width) {
    private static final int[] DEPTHS = {2, 2, 4, 4, 4};
    private static final int MOST_DOUBLINGS = 3;
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("vgg19");
        Layers l = Layers.of(g, weights).in("features");
        Value image = g.input(ValueInfo.image("image", MEAN.length, "h", "w"));
        Value x = g.div(
                g.sub(image, g.constant(Tensor.of(MEAN, 1, MEAN.length, 1, 1))),
                g.constant(Tensor.of(DEVIATION, 1, DEVIATION.length, 1, 1)));
        int index = 0;
        for (int block = 1; block <= DEPTHS.length; block++) {
            if (block > 1) {
                x = g.maxPool(x, 2, Sliding.of(2, 0));
                index++;
            }
            int depth = DEPTHS[block - 1];
            for (int n = 1; n <= depth; n++) {
                long channels = (long) width << Math.min(block - 1, MOST_DOUBLINGS);
                x = g.named("conv" + block + "_" + n, l.conv(Integer.toString(index), x, channels, 3));
                x = g.relu(x);
                String name = "relu" + block + "_" + n;
                if (n < depth) x = g.named(name, x);
                else g.output(ValueInfo.image(name, channels, "h/" + (1 << block - 1), "w/" + (1 << block - 1)), x);
                index += 2;
            }
        }
        return g.build();
    }
}
