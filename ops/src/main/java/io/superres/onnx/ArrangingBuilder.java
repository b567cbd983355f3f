package io.superres.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that move elements without computing on them. Axes may be counted from the end, as negative numbers. */
abstract class ArrangingBuilder extends ElementwiseBuilder {

    ArrangingBuilder(String name) {
        super(name);
    }

    /**
     * The same elements in another shape.
     *
     * @param shape extents; 0 keeps the extent that x has at the same place, one -1 takes what is left
     */
    public Value reshape(Value x, long... shape) {
        long[] made = Shapes.reshaped(x, shape);
        return node("Reshape", List.of(x, longs(shape)), Map.of(), made);
    }

    /** The same elements in the shape of another value, which has as many. */
    public Value reshapeLike(Value x, Value other) {
        return node("Reshape", List.of(x, shapeOf(other)), Map.of(), other.shape());
    }

    /** Axis {@code i} of the result is axis {@code permutation[i]} of x. */
    public Value transpose(Value x, int... permutation) {
        require(
                Arrays.equals(
                        IntStream.of(permutation).sorted().toArray(),
                        IntStream.range(0, x.rank()).toArray()),
                "%s is no permutation of the axes of %s",
                Arrays.toString(permutation),
                x);
        long[] shape = IntStream.of(permutation).mapToLong(x::extent).toArray();
        Attribute perm = Attribute.ints(IntStream.of(permutation).asLongStream().toArray());
        return node("Transpose", List.of(x), Map.of("perm", perm), shape);
    }

    /**
     * Positions {@code from .. to - 1} along one axis.
     *
     * @param from counted from the end if negative
     * @param to counted from the end if negative; {@link Long#MAX_VALUE} for the end
     */
    public Value slice(Value x, int axis, long from, long to) {
        int a = Shapes.axis(x, axis);
        return node(
                "Slice",
                List.of(x, longs(from), longs(to), longs(a)),
                Map.of(),
                Shapes.with(x, a, length(x, a, from, to)));
    }

    private static long length(Value x, int axis, long from, long to) {
        long extent = x.extent(axis);
        if (extent < 0 && to == Long.MAX_VALUE) return from < 0 ? -from : -1;
        if (extent < 0) return (from < 0) == (to < 0) ? to - from : -1;
        long first = from < 0 ? from + extent : from;
        long end = to < 0 ? to + extent : Math.min(to, extent);
        require(first >= 0 && first < end, "cannot take %d .. %d along axis %d of %s", from, to, axis, x);
        return end - first;
    }

    public Value concat(int axis, Value... parts) {
        return concat(axis, List.of(parts));
    }

    public Value concat(int axis, List<Value> parts) {
        Value first = parts.get(0);
        int a = Shapes.axis(first, axis);
        long[] shape = first.shape().clone();
        for (Value part : parts.subList(1, parts.size())) {
            require(part.rank() == first.rank(), "cannot join %s and %s", first, part);
            for (int i = 0; i < shape.length; i++) {
                require(i == a || Shapes.agree(shape[i], part.extent(i)), "cannot join %s and %s", first, part);
                shape[i] = i == a ? Shapes.sum(shape[i], part.extent(i)) : Shapes.known(shape[i], part.extent(i));
            }
        }
        return node("Concat", parts, Map.of("axis", Attribute.of((long) a)), shape);
    }

    /** Cuts along one axis into pieces of the given extents. */
    public List<Value> split(Value x, int axis, long... extents) {
        int a = Shapes.axis(x, axis);
        require(
                Shapes.agree(x.extent(a), Arrays.stream(extents).sum()),
                "cannot split %s into %s",
                x,
                Arrays.toString(extents));
        List<long[]> shapes = new ArrayList<>();
        for (long extent : extents) shapes.add(Shapes.with(x, a, extent));
        return nodes("Split", List.of(x, longs(extents)), Map.of("axis", Attribute.of((long) a)), shapes);
    }

    /** Adds pixels around an image batch. */
    public Value pad(Value x, PadMode mode, long top, long left, long bottom, long right) {
        require(x.rank() == 4, "pad needs an image batch, got %s", x);
        Value pads = longs(0, 0, top, left, 0, 0, bottom, right);
        Attribute kind = Attribute.of(mode.name().toLowerCase(java.util.Locale.ROOT));
        return node(
                "Pad",
                List.of(x, pads),
                Map.of("mode", kind),
                x.extent(0),
                x.extent(1),
                Shapes.sum(x.extent(2), top + bottom),
                Shapes.sum(x.extent(3), left + right));
    }

    /** Moves pixels by {@code shift} towards the end of an axis; those that leave come in at the beginning. */
    public Value roll(Value x, int axis, long shift) {
        return shift == 0 ? x : concat(axis, slice(x, axis, -shift, Long.MAX_VALUE), slice(x, axis, 0, -shift));
    }

    /** The entries of x along one axis whose numbers, of an integer type, are given. */
    public Value gather(Value x, Value indices, int axis) {
        int a = Shapes.axis(x, axis);
        long[] shape = new long[x.rank() - 1 + indices.rank()];
        for (int i = 0; i < shape.length; i++)
            shape[i] = i < a
                    ? x.extent(i)
                    : i < a + indices.rank() ? indices.extent(i - a) : x.extent(i - indices.rank() + 1);
        return node("Gather", List.of(x, indices), Map.of("axis", Attribute.of((long) a)), shape);
    }

    /** x with the entries along one axis that {@code indices} numbers replaced by {@code updates}, of the same shape. */
    public Value scatter(Value x, Value indices, Value updates, int axis) {
        Attribute along = Attribute.of((long) Shapes.axis(x, axis));
        return node("ScatterElements", List.of(x, indices, updates), Map.of("axis", along), x.shape());
    }

    public Value unsqueeze(Value x, int axis) {
        require(axis >= 0 && axis <= x.rank(), "%s cannot get an axis %d", x, axis);
        long[] shape = new long[x.rank() + 1];
        for (int i = 0; i < shape.length; i++) shape[i] = i == axis ? 1 : x.extent(i < axis ? i : i - 1);
        return node("Unsqueeze", List.of(x, longs(axis)), Map.of(), shape);
    }

    public Value squeeze(Value x, int axis) {
        int a = Shapes.axis(x, axis);
        require(Shapes.agree(x.extent(a), 1), "axis %d of %s cannot be dropped", axis, x);
        long[] shape = IntStream.range(0, x.rank())
                .filter(i -> i != a)
                .mapToLong(x::extent)
                .toArray();
        return node("Squeeze", List.of(x, longs(a)), Map.of(), shape);
    }

    /** Repeats x along axes of extent 1 until it has the shape that {@code shape}, of element type INT64, holds. */
    public Value expand(Value x, Value shape, long... extents) {
        require(extents.length >= x.rank(), "%s cannot be expanded to %s", x, Arrays.toString(extents));
        return node("Expand", List.of(x, shape), Map.of(), extents);
    }

    /** The extents of x, of element type INT64. */
    public Value shapeOf(Value x) {
        return node("Shape", x, x.rank());
    }

    /** The extent of x along one axis, as a tensor of shape (1) and element type INT64. */
    public Value extentOf(Value x, int axis) {
        return gather(shapeOf(x), longs(Shapes.axis(x, axis)), 0);
    }

    /** The number {@code value}, as often as the one number that {@code count}, of element type INT64, holds. */
    public Value repeated(float value, Value count) {
        Map<String, Attribute> element = Map.of("value", Attribute.of(Tensor.of(new float[] {value}, 1)));
        return node("ConstantOfShape", List.of(count), element, -1);
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
                List.of(x),
                Map.of("blocksize", Attribute.of((long) r), "mode", Attribute.of("CRD")),
                x.extent(0),
                x.extent(1) / ((long) r * r),
                Shapes.scaled(x.extent(2), r),
                Shapes.scaled(x.extent(3), r));
    }

    /**
     * Moves blocks of r x r pixels to channels; channel {@code (dy * r + dx) * C + c} of the result is phase (dy, dx) of
     * channel c.
     */
    public Value spaceToDepth(Value x, int r) {
        require(x.rank() == 4, "spaceToDepth needs an image batch, got %s", x);
        return node(
                "SpaceToDepth",
                List.of(x),
                Map.of("blocksize", Attribute.of((long) r)),
                x.extent(0),
                Shapes.scaled(x.extent(1), (long) r * r),
                x.extent(2) < 0 ? -1 : x.extent(2) / r,
                x.extent(3) < 0 ? -1 : x.extent(3) / r);
    }
}
