package io.superres.network;

import io.superres.onnx.Tensor;
import java.util.Random;

/** Initial values of weights. Not thread-safe. */
final class Initial {
    private final Random random;

    Initial(long seed) {
        random = new Random(seed);
    }

    /** Normal, standard deviation {@code gain * sqrt(2 / fan-in)} (He et al. 2015), axes (filter, channel, y, x). */
    Tensor he(double gain, long... shape) {
        long fanIn = 1;
        for (int i = 1; i < shape.length; i++) fanIn *= shape[i];
        return normal(gain * Math.sqrt(2.0 / fanIn), shape);
    }

    Tensor normal(double deviation, long... shape) {
        long size = 1;
        for (long extent : shape) size *= extent;
        float[] values = new float[Math.toIntExact(size)];
        for (int i = 0; i < values.length; i++) values[i] = (float) (deviation * random.nextGaussian());
        return Tensor.of(values, shape);
    }
}
