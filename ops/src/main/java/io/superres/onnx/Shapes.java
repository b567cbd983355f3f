package io.superres.onnx;

import java.util.Arrays;

/** Arithmetic of shapes whose extents may be unknown, which is written as -1. */
final class Shapes {
    private Shapes() {}

    static boolean agree(long a, long b) {
        return a < 0 || b < 0 || a == b;
    }

    /** The extent that two extents which must be equal have, if either is known. */
    static long known(long a, long b) {
        return a < 0 ? b : a;
    }

    static long[] broadcast(Value a, Value b) {
        return broadcast(a, a.shape(), b, b.shape());
    }

    /** The shape of a product of stacks of matrices. */
    static long[] product(Value a, Value b) {
        GraphWriter.require(a.rank() >= 2 && b.rank() >= 2, "matMul needs matrices, got %s and %s", a, b);
        GraphWriter.require(agree(a.extent(-1), b.extent(-2)), "matMul: inner extents of %s and %s differ", a, b);
        long[] stacks = broadcast(a, Arrays.copyOf(a.shape(), a.rank() - 2), b, Arrays.copyOf(b.shape(), b.rank() - 2));
        long[] shape = Arrays.copyOf(stacks, stacks.length + 2);
        shape[stacks.length] = a.extent(-2);
        shape[stacks.length + 1] = b.extent(-1);
        return shape;
    }

    private static long[] broadcast(Value a, long[] p, Value b, long[] q) {
        int rank = Math.max(p.length, q.length);
        long[] shape = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long m = i > p.length ? 1 : p[p.length - i];
            long n = i > q.length ? 1 : q[q.length - i];
            GraphWriter.require(m == 1 || n == 1 || agree(m, n), "%s and %s cannot be broadcast together", a, b);
            shape[rank - i] = m == 1 || (m < 0 && n > 1) ? n : m;
        }
        return shape;
    }

    /**
     * What {@code Reshape} makes of x.
     *
     * @param target extents; 0 keeps the extent of x at the same place, one -1 takes what is left
     */
    static long[] reshaped(Value x, long... target) {
        long have = 1;
        long want = 1;
        int open = -1;
        long[] shape = target.clone();
        for (int i = 0; i < target.length; i++) {
            GraphWriter.require(
                    target[i] >= -1 && (target[i] != 0 || i < x.rank()) && (target[i] != -1 || open < 0),
                    "cannot reshape %s to %s",
                    x,
                    Arrays.toString(target));
            if (target[i] == -1) open = i;
            else if (target[i] == 0) shape[i] = x.extent(i);
            else want *= target[i];
        }
        for (int i = 0; i < x.rank(); i++)
            if (i >= target.length || target[i] != 0) have = have < 0 || x.extent(i) < 0 ? -1 : have * x.extent(i);
        GraphWriter.require(
                have < 0 || (open < 0 ? have == want : have % want == 0),
                "cannot reshape %s to %s",
                x,
                Arrays.toString(target));
        if (open >= 0) shape[open] = have < 0 ? -1 : have / want;
        return shape;
    }

    static long scaled(long extent, long factor) {
        return extent < 0 ? -1 : extent * factor;
    }

    static long sum(long a, long b) {
        return a < 0 || b < 0 ? -1 : a + b;
    }

    /** The shape with another extent along one axis. */
    static long[] with(Value x, int axis, long extent) {
        long[] shape = x.shape().clone();
        shape[axis(x, axis)] = extent;
        return shape;
    }

    /** The axis counted from the front. */
    static int axis(Value x, int axis) {
        GraphWriter.require(axis >= -x.rank() && axis < x.rank(), "%s has no axis %d", x, axis);
        return axis < 0 ? axis + x.rank() : axis;
    }
}
