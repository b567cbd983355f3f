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

    static Tensor normal(Random random, long... shape) {
        long fan = 1;
        for (int i = 1; i < shape.length; i++) fan *= shape[i];
        float[] values = new float[(int) (fan * shape[0])];
        for (int i = 0; i < values.length; i++) values[i] = (float) (random.nextGaussian() / Math.sqrt(fan));
        return Tensor.of(values, shape);
    }
}
