package io.superres.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a network as an ONNX graph, one call per operation. Shapes are followed as far as they are known, so that a
 * mistake is reported where it is made. Axes of images are {@code (batch, channel, y, x)}. Not thread-safe.
 *
 * <pre>{@code
 * GraphBuilder g = new GraphBuilder("sharpen");
 * Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));
 * Value w = g.parameter("kernel", Tensor.of(kernel, 1, 1, 3, 3));
 * g.output(ValueInfo.image("sr", 1, "h", "w"), g.conv(lr, w, null));
 * Graph graph = g.build();
 * }</pre>
 */
public final class GraphBuilder extends ArrangingBuilder {
    public GraphBuilder(String name) {
        super(name);
    }

    /**
     * Stride-1 convolution that keeps the extent ("same" zero padding).
     *
     * @param x image batch with C channels
     * @param w kernel, axes (filter, C, ky, kx), ky and kx odd and known
     * @param b bias, one per filter, or null
     */
    public Value conv(Value x, Value w, Value b) {
        require(w.rank() == 4, "conv needs an image batch and a kernel, got %s and %s", x, w);
        require(w.extent(2) % 2 == 1 && w.extent(3) % 2 == 1, "conv needs a kernel of odd extent, got %s", w);
        int py = (int) w.extent(2) / 2;
        int px = (int) w.extent(3) / 2;
        return conv(x, w, b, new Sliding(1, 1, py, px, py, px), 1);
    }

    /**
     * Convolution.
     *
     * @param x image batch with C channels
     * @param w kernel, axes (filter, C / groups, ky, kx), ky and kx known
     * @param b bias, one per filter, or null
     * @param groups number of groups of channels that are treated separately
     */
    public Value conv(Value x, Value w, Value b, Sliding sliding, int groups) {
        require(x.rank() == 4 && w.rank() == 4, "conv needs an image batch and a kernel, got %s and %s", x, w);
        require(
                x.extent(1) < 0 || w.extent(1) < 0 || x.extent(1) == w.extent(1) * groups,
                "conv: %s has %d channels, %s expects %d",
                x,
                x.extent(1),
                w,
                w.extent(1) * groups);
        require(w.extent(0) % groups == 0, "conv: %d groups do not divide %s", groups, w);
        require(
                b == null || b.rank() == 1 && Shapes.agree(b.extent(0), w.extent(0)),
                "conv: bias %s does not fit %s",
                b,
                w);
        Map<String, Attribute> attributes = new HashMap<>();
        attributes.put("kernel_shape", Attribute.ints(w.extent(2), w.extent(3)));
        attributes.put("pads", sliding.pads());
        if (sliding.stride() > 1) attributes.put("strides", sliding.strides());
        if (sliding.dilation() > 1) attributes.put("dilations", sliding.dilations());
        if (groups > 1) attributes.put("group", Attribute.of((long) groups));
        return node(
                "Conv",
                given(x, w, b),
                attributes,
                x.extent(0),
                w.extent(0),
                sliding.rows(x.extent(2), w.extent(2)),
                sliding.columns(x.extent(3), w.extent(3)));
    }

    /**
     * The adjoint of a convolution, which enlarges by its stride.
     *
     * @param w kernel, axes (C, filter, ky, kx)
     * @param b bias, one per filter, or null
     * @param sliding its pads are cut off the result
     */
    public Value convTranspose(Value x, Value w, Value b, Sliding sliding) {
        require(x.rank() == 4 && w.rank() == 4, "convTranspose needs an image batch and a kernel, got %s and %s", x, w);
        require(Shapes.agree(x.extent(1), w.extent(0)), "convTranspose: channels of %s and %s differ", x, w);
        require(b == null || Shapes.agree(b.extent(0), w.extent(1)), "convTranspose: bias %s does not fit %s", b, w);
        return node(
                "ConvTranspose",
                given(x, w, b),
                Map.of(
                        "kernel_shape", Attribute.ints(w.extent(2), w.extent(3)),
                        "pads", sliding.pads(),
                        "strides", sliding.strides(),
                        "dilations", sliding.dilations()),
                x.extent(0),
                w.extent(1),
                spread(x.extent(2), w.extent(2), sliding, sliding.top() + sliding.bottom()),
                spread(x.extent(3), w.extent(3), sliding, sliding.left() + sliding.right()));
    }

    private static long spread(long extent, long kernel, Sliding s, long cut) {
        return extent < 0 ? -1 : (extent - 1) * s.stride() + s.dilation() * (kernel - 1) + 1 - cut;
    }

    /** Product of matrices; axes before the last two are broadcast. */
    public Value matMul(Value a, Value b) {
        return node("MatMul", List.of(a, b), Map.of(), Shapes.product(a, b));
    }

    /**
     * An affine map of the last axis.
     *
     * @param x any tensor with C entries along its last axis
     * @param w matrix, axes (out, C)
     * @param b bias, one per output, or null
     */
    public Value linear(Value x, Value w, Value b) {
        Value product = matMul(x, transpose(w, 1, 0));
        return b == null ? product : add(product, b);
    }

    /** Softmax along one axis. */
    public Value softmax(Value x, int axis) {
        return node("Softmax", List.of(x), Map.of("axis", Attribute.of((long) Shapes.axis(x, axis))), x.shape());
    }

    /** The mean along some axes, which stay with extent 1. */
    public Value reduceMean(Value x, int... axes) {
        return node("ReduceMean", List.of(x), Map.of("axes", Attribute.ints(fromFront(x, axes))), reduced(x, axes));
    }

    /** The largest value along some axes, which stay with extent 1. */
    public Value reduceMax(Value x, int... axes) {
        return node("ReduceMax", List.of(x), Map.of("axes", Attribute.ints(fromFront(x, axes))), reduced(x, axes));
    }

    /** The sum along some axes, which stay with extent 1. */
    public Value reduceSum(Value x, int... axes) {
        return node("ReduceSum", List.of(x, longs(fromFront(x, axes))), Map.of(), reduced(x, axes));
    }

    /** The place of the smallest entry along one axis, the first if there are several; the axis is dropped. */
    public Value argMin(Value x, int axis) {
        return arg("ArgMin", x, axis);
    }

    /** The place of the largest entry along one axis, the first if there are several; the axis is dropped. */
    public Value argMax(Value x, int axis) {
        return arg("ArgMax", x, axis);
    }

    private Value arg(String opType, Value x, int axis) {
        int a = Shapes.axis(x, axis);
        long[] shape = new long[x.rank() - 1];
        for (int i = 0; i < shape.length; i++) shape[i] = x.extent(i < a ? i : i + 1);
        return node(opType, List.of(x), Map.of("axis", Attribute.of((long) a), "keepdims", Attribute.of(0L)), shape);
    }

    private static long[] fromFront(Value x, int... axes) {
        return Arrays.stream(axes).mapToLong(a -> Shapes.axis(x, a)).sorted().toArray();
    }

    private static long[] reduced(Value x, int... axes) {
        long[] shape = x.shape().clone();
        for (int a : axes) shape[Shapes.axis(x, a)] = 1;
        return shape;
    }

    /** The largest value of each window; pads never win. */
    public Value maxPool(Value x, int size, Sliding sliding) {
        return pool("MaxPool", x, size, sliding);
    }

    /** The mean of each window; pads are not counted. */
    public Value averagePool(Value x, int size, Sliding sliding) {
        return pool("AveragePool", x, size, sliding);
    }

    private Value pool(String opType, Value x, int size, Sliding sliding) {
        require(x.rank() == 4, "pooling needs an image batch, got %s", x);
        require(sliding.dilation() == 1, "pooling windows have no gaps");
        return node(
                opType,
                List.of(x),
                Map.of(
                        "kernel_shape", Attribute.ints(size, size),
                        "pads", sliding.pads(),
                        "strides", sliding.strides()),
                x.extent(0),
                x.extent(1),
                sliding.rows(x.extent(2), size),
                sliding.columns(x.extent(3), size));
    }

    /** The mean of each channel, extent 1 x 1. */
    public Value globalAveragePool(Value x) {
        return node("GlobalAveragePool", x, x.extent(0), x.extent(1), 1, 1);
    }

    /** Repeats every pixel of an image batch {@code factor} times along both axes. */
    public Value enlargeNearest(Value x, int factor) {
        return enlarge(x, factor, "nearest", "asymmetric");
    }

    /** Bilinear enlargement of an image batch, pixel centres aligned, border pixels repeated. */
    public Value enlargeBilinear(Value x, int factor) {
        return enlarge(x, factor, "linear", "half_pixel");
    }

    /** Cubic convolution with a = -0.75, pixel centres aligned, border pixels repeated, without a low-pass filter. */
    public Value enlargeBicubic(Value x, int factor) {
        return enlarge(x, factor, "cubic", "half_pixel");
    }

    private Value enlarge(Value x, int factor, String mode, String coordinates) {
        require(x.rank() == 4 && factor >= 1, "cannot enlarge %s by %d", x, factor);
        Value scales = constant(Tensor.of(new float[] {1, 1, factor, factor}, 4));
        Map<String, Attribute> attributes = new HashMap<>();
        attributes.put("mode", Attribute.of(mode));
        attributes.put("coordinate_transformation_mode", Attribute.of(coordinates));
        if (mode.equals("nearest")) attributes.put("nearest_mode", Attribute.of("floor"));
        return node(
                "Resize",
                Arrays.asList(x, null, scales),
                attributes,
                x.extent(0),
                x.extent(1),
                Shapes.scaled(x.extent(2), factor),
                Shapes.scaled(x.extent(3), factor));
    }

    /** Each image and channel to mean 0 and variance 1, then scaled by w and moved by b, one each per channel. */
    public Value instanceNorm(Value x, Value w, Value b, float epsilon) {
        requirePerChannel(x, 1, w, b);
        return node("InstanceNormalization", List.of(x, w, b), Map.of("epsilon", Attribute.of(epsilon)), x.shape());
    }

    /**
     * Each image and group of channels to mean 0 and variance 1, then scaled by w and moved by b, one each per channel
     * (Wu and He 2018).
     *
     * @param x image batch
     */
    public Value groupNorm(Value x, int groups, Value w, Value b, float epsilon) {
        requirePerChannel(x, 1, w, b);
        require(x.rank() == 4 && x.extent(1) % groups == 0, "%s does not have channels in %d groups", x, groups);
        float[] ones = new float[groups];
        Arrays.fill(ones, 1);
        Value gathered = reshape(x, 0, groups, -1, 0);
        Value one = constant(Tensor.of(ones, groups));
        Value normal = instanceNorm(gathered, one, constant(Tensor.zeros(groups)), epsilon);
        Value spread = reshape(normal, 0, x.extent(1), -1, 0);
        Value perChannel = new Value(spread.name(), x.shape());
        return add(mul(perChannel, reshape(w, -1, 1, 1)), reshape(b, -1, 1, 1));
    }

    /** The last axis to mean 0 and variance 1, then scaled by w and moved by b, one each per entry (Ba et al. 2016). */
    public Value layerNorm(Value x, Value w, Value b, float epsilon) {
        requirePerChannel(x, -1, w, b);
        return node(
                "LayerNormalization",
                List.of(x, w, b),
                Map.of("axis", Attribute.of(-1L), "epsilon", Attribute.of(epsilon)),
                x.shape());
    }

    /** Channels normalised by statistics found in training, all of shape (C). */
    public Value batchNorm(Value x, Value w, Value b, Value mean, Value variance, float epsilon) {
        requirePerChannel(x, 1, w, b);
        requirePerChannel(x, 1, mean, variance);
        return node(
                "BatchNormalization",
                List.of(x, w, b, mean, variance),
                Map.of("epsilon", Attribute.of(epsilon)),
                x.shape());
    }

    private static void requirePerChannel(Value x, int axis, Value... vectors) {
        for (Value v : vectors)
            require(v.rank() == 1 && Shapes.agree(v.extent(0), x.extent(axis)), "%s does not fit %s", v, x);
    }
}
