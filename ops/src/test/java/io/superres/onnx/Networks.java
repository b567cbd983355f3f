package io.superres.onnx;

import java.util.Random;

/** Small networks for tests. */
public final class Networks {
    private Networks() {}

    /** {@code depth} 3x3 convolutions with LeakyRelu in between, then pixel shuffle. */
    public static Graph plain(int scale, int inputs, int depth, long seed) {
        Random random = new Random(seed);
        GraphBuilder g = new GraphBuilder("plain");
        Value x = g.input(ValueInfo.image("lr", inputs, "h", "w"));
        long channels = inputs;
        for (int i = 0; i < depth; i++) {
            long filters = i == depth - 1 ? (long) inputs * scale * scale : 5;
            Value w = g.parameter("w" + i, normal(random, filters, channels, 3, 3));
            Value b = g.parameter("b" + i, normal(random, filters));
            x = g.conv(x, w, b);
            if (i < depth - 1) x = g.leakyRelu(x, 0.2f);
            channels = filters;
        }
        g.output(ValueInfo.image("sr", inputs, "sh", "sw"), g.pixelShuffle(x, scale));
        return g.build();
    }

    /** To a quarter by a stride and by pooling, back by nearest enlargement and by transposed convolution. */
    public static Graph hourglass(int scale, long seed) {
        Random random = new Random(seed);
        GraphBuilder g = new GraphBuilder("hourglass");
        Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));
        Value half = g.conv(lr, g.parameter("w0", normal(random, 4, 1, 3, 3)), null, Sliding.of(2, 1), 1);
        Value quarter = g.maxPool(g.relu(half), 2, Sliding.of(2, 0));
        quarter = g.conv(quarter, g.parameter("w1", normal(random, 4, 4, 3, 3)), null);
        Value up = g.concat(1, g.enlargeNearest(quarter, 2), half);
        Value full = g.convTranspose(up, g.parameter("w2", normal(random, 8, 4, 4, 4)), null, Sliding.of(2, 1));
        Value hr = g.enlargeBilinear(g.add(full, lr), scale);
        g.output(ValueInfo.image("sr", 1, "sh", "sw"), g.conv(hr, g.parameter("w3", normal(random, 1, 4, 3, 3)), null));
        return g.build();
    }

    /** Convolutions whose result is moved by the mean of the whole image. */
    public static Graph global(int scale, long seed) {
        Random random = new Random(seed);
        GraphBuilder g = new GraphBuilder("global");
        Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));
        Value x = g.leakyRelu(g.conv(lr, g.parameter("w0", normal(random, 5, 1, 3, 3)), null), 0.2f);
        Value mean = g.globalAveragePool(x);
        x = g.sub(x, mean);
        x = g.conv(x, g.parameter("w1", normal(random, (long) scale * scale, 5, 3, 3)), null);
        g.output(ValueInfo.image("sr", 1, "sh", "sw"), g.pixelShuffle(g.add(x, lr), scale));
        return g.build();
    }

    /** Nearest enlargement plus features that are weighted by their mean over the whole image. */
    public static Graph attentive(int scale, long seed) {
        Random random = new Random(seed);
        GraphBuilder g = new GraphBuilder("attentive");
        Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));
        Value features = g.leakyRelu(
                g.conv(lr, g.parameter("w0", normal(random, 6, 1, 1, 1)), g.parameter("b0", normal(random, 6))), 0.2f);
        Value gate =
                g.sigmoid(g.conv(g.globalAveragePool(features), g.parameter("w1", normal(random, 6, 6, 1, 1)), null));
        Value detail =
                g.conv(g.mul(features, gate), g.parameter("w2", normal(random, (long) scale * scale, 6, 1, 1)), null);
        Value hr = g.add(g.enlargeNearest(lr, scale), g.pixelShuffle(detail, scale));
        g.output(ValueInfo.image("sr", 1, "sh", "sw"), hr);
        return g.build();
    }

    public static Tensor normal(Random random, long... shape) {
        long fan = 1;
        for (int i = 1; i < shape.length; i++) fan *= shape[i];
        float[] values = new float[(int) (fan * shape[0])];
        for (int i = 0; i < values.length; i++) values[i] = (float) (random.nextGaussian() / Math.sqrt(fan));
        return Tensor.of(values, shape);
    }
}
