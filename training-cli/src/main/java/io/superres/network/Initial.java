package io.superres.network;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Initial values of weights. A weight that is asked for by name depends on the seed and its name only, so that parts of
 * a network built one by one fit together. Not thread-safe.
 */
public final class Initial implements Weights {
    private final long seed;
    private final Random random;

    public Initial(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    @Override
    public Value weight(GraphBuilder g, String name, Init init, long... shape) {
        SplittableRandom own = new SplittableRandom(seed ^ (long) name.hashCode() << 32);
        return g.parameter(name, init.tensor(own, shape));
    }

    /** Normal, standard deviation {@code gain * sqrt(2 / fan-in)} (He et al. 2015), axes (filter, channel, y, x). */
    Tensor he(double gain, long... shape) {
        return normal(gain * Math.sqrt(2.0 / Init.fanIn(shape)), shape);
    }

    Tensor normal(double deviation, long... shape) {
        return new Init.Normal(deviation).tensor(random, shape);
    }
}
