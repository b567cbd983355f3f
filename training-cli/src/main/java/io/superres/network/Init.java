package io.superres.network;

import io.superres.onnx.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The distribution that a weight is drawn from before training. */
public sealed interface Init {
    /** One value. */
    float draw(RandomGenerator random, long[] shape);

    /** Uniform between {@code -bound} and {@code bound}. */
    record Uniform(double bound) implements Init {
        @Override
        public float draw(RandomGenerator random, long[] shape) {
            return (float) (bound * (2 * random.nextDouble() - 1));
        }
    }

    /** Normal with mean 0. */
    record Normal(double deviation) implements Init {
        @Override
        public float draw(RandomGenerator random, long[] shape) {
            return (float) (deviation * random.nextGaussian());
        }
    }

    /** Normal with mean 0, drawn again while beyond 2 in absolute value. */
    record TruncatedNormal(double deviation) implements Init {
        @Override
        public float draw(RandomGenerator random, long[] shape) {
            double value;
            do value = deviation * random.nextGaussian();
            while (Math.abs(value) > 2);
            return (float) value;
        }
    }

    /** Normal with standard deviation {@code gain * sqrt(2 / fan-in)} (He et al. 2015). */
    record He(double gain) implements Init {
        @Override
        public float draw(RandomGenerator random, long[] shape) {
            return (float) (gain * Math.sqrt(2.0 / fanIn(shape)) * random.nextGaussian());
        }
    }

    record Constant(double value) implements Init {
        @Override
        public float draw(RandomGenerator random, long[] shape) {
            return (float) value;
        }
    }

    Init ZERO = new Constant(0);
    Init ONE = new Constant(1);

    /** Uniform within {@code 1 / sqrt(fan-in)}: what PyTorch gives to kernels, matrices and their biases. */
    static Init fan(long fanIn) {
        return new Uniform(1 / Math.sqrt(fanIn));
    }

    /** The product of all extents but the first. */
    static long fanIn(long... shape) {
        return Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
    }

    /** A tensor of such values. */
    default Tensor tensor(RandomGenerator random, long... shape) {
        float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        for (int i = 0; i < values.length; i++) values[i] = draw(random, shape);
        return Tensor.of(values, shape);
    }
}
