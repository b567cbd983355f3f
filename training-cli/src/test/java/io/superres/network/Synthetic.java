package io.superres.network;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Weights and images made from their names, for which reference values are known. */
public final class Synthetic implements Weights {
    private final int skipped;

    public Synthetic() {
        this("");
    }

    /** @param module left out of the names that values are made from */
    public Synthetic(String module) {
        skipped = module.isEmpty() ? 0 : module.length() + 1;
    }

    @Override
    public Value weight(GraphBuilder g, String name, Init init, long... shape) {
        double gain = 0.05;
        double offset = 0;
        if (shape.length > 1) gain = Math.sqrt(3.0 / Init.fanIn(shape));
        else if (name.endsWith("weight")) {
            gain = 0.1;
            offset = 1;
        }
        return g.parameter(name, tensor(name.substring(skipped), gain, offset, shape));
    }

    /** {@code offset + gain * v} with v between -1 and 1. */
    public static Tensor tensor(String name, double gain, double offset, long... shape) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        int seed = (int) crc.getValue();
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int j = 0; j < values.length; j++) values[j] = (float) (offset + gain * value(seed, j));
        return Tensor.of(values, shape);
    }

    private static double value(int seed, int j) {
        int x = j * 0x9E3779B1 + seed;
        x = (x ^ x >>> 16) * 0x7feb352d;
        x = (x ^ x >>> 15) * 0x846ca68b;
        x ^= x >>> 16;
        return (x >>> 8) / 8388608.0 - 1;
    }
}
