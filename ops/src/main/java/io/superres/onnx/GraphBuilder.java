package io.superres.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a network as an ONNX graph, one call per operation. Shapes are followed as far as they are known, so that a
 * mistake is reported where it is made. Axes of images are {@code (batch, channel, y, x)}. Not thread-safe.
 *
 * <pre>{@code
 * GraphBuilder g = new GraphBuilder("sharpen");
 * Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));
 * Value w = g.parameter("kernel", Tensor.of(kernel, 1, 1, 3, 3));
 * Graph graph = g.build(g.output("sr", g.conv(lr, w, null)));
 * }</pre>
 */
public final class GraphBuilder {
    private final String name;
    private final List<ValueInfo> inputs = new ArrayList<>();
    private final List<ValueInfo> outputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    public GraphBuilder(String name) {
        this.name = name;
    }

    public Value input(ValueInfo info) {
        inputs.add(info);
        return new Value(claim(info.name()), info.shape());
    }

    /** A trainable tensor. */
    public Value parameter(String parameterName, Tensor initial) {
        initializers.put(claim(parameterName), initial);
        return new Value(parameterName, initial.shape());
    }

    /** A tensor that training leaves alone. */
    public Value constant(String constantName, Tensor value) {
        return node("Constant", constantName, List.of(), Map.of("value", Attribute.of(value)), value.shape());
    }

    /**
     * Stride-1 convolution that keeps the extent ("same" zero padding).
     *
     * @param x image batch with C channels
     * @param w kernel, axes (filter, C, ky, kx), ky and kx odd and known
     * @param b bias, one per filter, or null
     */
    public Value conv(Value x, Value w, Value b) {
        require(x.rank() == 4 && w.rank() == 4, "conv needs an image batch and a kernel, got %s and %s", x, w);
        require(
                agree(x.extent(1), w.extent(1)),
                "conv: %s has %d channels, %s expects %d",
                x,
                x.extent(1),
                w,
                w.extent(1));
        require(w.extent(2) % 2 == 1 && w.extent(3) % 2 == 1, "conv needs a kernel of odd extent, got %s", w);
        require(b == null || b.rank() == 1 && agree(b.extent(0), w.extent(0)), "conv: bias %s does not fit %s", b, w);
        long py = w.extent(2) / 2;
        long px = w.extent(3) / 2;
        return node(
                "Conv",
                b == null ? List.of(x.name(), w.name()) : List.of(x.name(), w.name(), b.name()),
                Map.of(
                        "kernel_shape", Attribute.ints(w.extent(2), w.extent(3)),
                        "pads", Attribute.ints(py, px, py, px)),
                x.extent(0),
                w.extent(0),
                x.extent(2),
                x.extent(3));
    }

    public Value leakyRelu(Value x, float slope) {
        return node("LeakyRelu", List.of(x.name()), Map.of("alpha", Attribute.of(slope)), x.shape());
    }

    /** Elementwise sum with broadcasting. */
    public Value add(Value a, Value b) {
        return node("Add", List.of(a.name(), b.name()), Map.of(), broadcast(a, b));
    }

    /** Elementwise product with broadcasting. */
    public Value mul(Value a, Value b) {
        return node("Mul", List.of(a.name(), b.name()), Map.of(), broadcast(a, b));
    }

    /** Product of two matrices. */
    public Value matMul(Value a, Value b) {
        require(a.rank() == 2 && b.rank() == 2, "matMul needs two matrices, got %s and %s", a, b);
        require(agree(a.extent(1), b.extent(0)), "matMul: inner extents of %s and %s differ", a, b);
        return node("MatMul", List.of(a.name(), b.name()), Map.of(), a.extent(0), b.extent(1));
    }

    /** The same elements in another shape, all of whose extents are known. */
    public Value reshape(Value x, long... shape) {
        long have = Arrays.stream(x.shape()).reduce(1, (a, b) -> a < 0 || b < 0 ? -1 : a * b);
        require(agree(have, Tensor.size(shape)), "cannot reshape %s to %s", x, Arrays.toString(shape));
        Value target = constant(fresh("shape"), Tensor.ofLongs(shape));
        return node("Reshape", List.of(x.name(), target.name()), Map.of(), shape);
    }

    /**
     * Moves groups of {@code r * r} channels to blocks of r x r pixels ("pixel shuffle", column-row-depth order).
     *
     * @param x image batch whose number of channels is a multiple of r * r
     */
    public Value pixelShuffle(Value x, int r) {
        require(x.rank() == 4 && x.extent(1) % ((long) r * r) == 0, "cannot shuffle %s by %d", x, r);
        return node(
                "DepthToSpace",
                List.of(x.name()),
                Map.of("blocksize", Attribute.of((long) r), "mode", Attribute.of("CRD")),
                x.extent(0),
                x.extent(1) / ((long) r * r),
                scaled(x.extent(2), r),
                scaled(x.extent(3), r));
    }

    /** Declares a value as an output of the graph under a name of its own. */
    public Value output(ValueInfo info, Value x) {
        long[] declared = info.shape();
        require(declared.length == x.rank(), "output %s has the wrong rank", x);
        for (int i = 0; i < declared.length; i++)
            require(agree(declared[i], x.extent(i)), "output %s does not fit its declaration %s", x, info.dims());
        outputs.add(info);
        return node("Identity", info.name(), List.of(x.name()), Map.of(), x.shape());
    }

    public Graph build() {
        require(!outputs.isEmpty(), "the graph %s has no output", name);
        return new Graph(name, Graph.OPSET, inputs, outputs, nodes, initializers, Map.of());
    }

    private Value node(String opType, List<String> in, Map<String, Attribute> attributes, long... shape) {
        return node(opType, fresh(opType.toLowerCase(java.util.Locale.ROOT)), in, attributes, shape);
    }

    private Value node(String opType, String out, List<String> in, Map<String, Attribute> attributes, long... shape) {
        nodes.add(new Node(opType, "", claim(out), in, List.of(out), attributes));
        return new Value(out, shape);
    }

    private String claim(String wanted) {
        require(names.add(wanted), "the graph %s has two values named %s", name, wanted);
        return wanted;
    }

    private String fresh(String stem) {
        return stem + "_" + names.size();
    }

    private static long[] broadcast(Value a, Value b) {
        int rank = Math.max(a.rank(), b.rank());
        long[] shape = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long p = i > a.rank() ? 1 : a.extent(-i);
            long q = i > b.rank() ? 1 : b.extent(-i);
            require(p == 1 || q == 1 || agree(p, q), "%s and %s cannot be broadcast together", a, b);
            shape[rank - i] = p == 1 ? q : p;
        }
        return shape;
    }

    private static long scaled(long extent, int factor) {
        return extent < 0 ? -1 : extent * factor;
    }

    private static boolean agree(long a, long b) {
        return a < 0 || b < 0 || a == b;
    }

    private static void require(boolean condition, String message, Object... arguments) {
        if (!condition) throw new IllegalArgumentException(String.format(message, arguments));
    }
}
