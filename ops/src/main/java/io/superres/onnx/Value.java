package io.superres.onnx;

import java.util.Arrays;

/**
 * A value inside a graph under construction.
 *
 * @param name unique in its graph
 * @param shape extent along each axis, -1 where only known at run time
 */
public record Value(String name, long[] shape) {
    public int rank() {
        return shape.length;
    }

    /** Extent along axis {@code axis}, counted from the end if negative. */
    public long extent(int axis) {
        return shape[axis < 0 ? shape.length + axis : axis];
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value v && name.equals(v.name) && Arrays.equals(shape, v.shape);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
