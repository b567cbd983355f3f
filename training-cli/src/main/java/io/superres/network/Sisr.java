package io.superres.network;

import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/**
 * The compact single-image network: plain 3x3 convolutions in short residual blocks, then pixel shuffle, added to a
 * bicubic enlargement. Input {@code lr} (batch, 1, h, w), output {@code sr} (batch, 1, s h, s w), values 0 to 1.
 *
 * <p>Every 3x3 kernel is trained as the sum of a kernel and the product of two wider factors, in the manner of
 * collapsible linear blocks (Bhardwaj et al., SESR, MLSys 2022). The sum is formed on the weights, not on images, so it
 * costs next to nothing; {@link io.superres.session.ConstantFolding} removes it before a model is shipped.
 *
 * @param scale magnification, 2 or more
 * @param channels features inside the network; multiples of 16 run fastest
 * @param blocks residual blocks
 * @param depth convolutions per block
 * @param expansion width of the factors of a kernel, as a multiple of {@code channels}; 0 for plain kernels
 */
public record Sisr(int scale, int channels, int blocks, int depth, int expansion) {
    private static final float SLOPE = 0.1f;

    public Sisr {
        if (scale < 1 || channels < 1 || blocks < 1 || depth < 1 || expansion < 0)
            throw new IllegalArgumentException("impossible network size");
    }

    /** The network with fresh weights. */
    public Graph build(long seed) {
        GraphBuilder g = new GraphBuilder("sisr-x" + scale);
        Initial initial = new Initial(seed);
        Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));

        Value head = conv(g, initial, "head", lr, channels, 1);
        Value x = head;
        for (int b = 0; b < blocks; b++) {
            Value branch = x;
            for (int d = 0; d < depth; d++) {
                double gain = d == depth - 1 ? 0.2 : 1;
                branch = g.leakyRelu(conv(g, initial, "body" + b + "." + d, branch, channels, gain), SLOPE);
            }
            x = g.add(x, branch);
        }
        x = g.add(conv(g, initial, "merge", x, channels, 0.2), head);
        Value detail = conv(g, initial, "tail", x, (long) scale * scale, 0.1);
        Value bicubic = g.conv(lr, g.parameter("bicubic.kernel", BicubicKernel.phases(scale)), null);
        return output(g, g.pixelShuffle(g.add(detail, bicubic), scale));
    }

    private static Graph output(GraphBuilder g, Value sr) {
        g.output(ValueInfo.image("sr", 1, "sh", "sw"), sr);
        return g.build();
    }

    private Value conv(GraphBuilder g, Initial initial, String name, Value x, long filters, double gain) {
        long in = x.extent(1);
        Value kernel = g.parameter(name + ".kernel", initial.he(gain, filters, in, 3, 3));
        if (expansion > 0 && in > 1) {
            long wide = (long) expansion * channels;
            Value spread = g.parameter(name + ".spread", initial.normal(Math.sqrt(1.0 / (in * 9)), wide, in * 9));
            Value gather = g.parameter(name + ".gather", Tensor.zeros(filters, wide));
            kernel = g.add(kernel, g.reshape(g.matMul(gather, spread), filters, in, 3, 3));
        }
        return g.conv(x, kernel, g.parameter(name + ".bias", Tensor.zeros(filters)));
    }
}
