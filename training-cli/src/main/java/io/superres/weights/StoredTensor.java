package io.superres.weights;

import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A tensor that is still in its file.
 *
 * @param type of its numbers
 * @param shape extents
 * @param strides numbers between neighbours along each axis
 * @param offset of its first number in the storage
 * @param storage where its numbers are, among others
 */
record StoredTensor(StoredType type, long[] shape, long[] strides, long offset, Storage storage) {

    /** A run of numbers in a file. */
    interface Storage {
        /** Its length. */
        long numbers();

        /** All of it, in the order of bytes that the file has. */
        ByteBuffer read() throws IOException;
    }

    /** @throws ModelFormatException if it does not lie within its storage */
    StoredTensor {
        long last = offset;
        boolean possible = shape.length == strides.length && offset >= 0;
        for (int i = 0; possible && i < shape.length; i++) {
            possible = shape[i] >= 0
                    && strides[i] >= 0
                    && shape[i] <= Integer.MAX_VALUE
                    && strides[i] <= Integer.MAX_VALUE;
            if (possible && shape[i] > 0) last += (shape[i] - 1) * strides[i];
        }
        if (!possible || last < 0 || size(shape) > 0 && last >= storage.numbers() || size(shape) < 0)
            throw new ModelFormatException("a tensor of shape " + Arrays.toString(shape) + " does not lie within its "
                    + storage.numbers() + " stored numbers");
    }

    /** Row-major. */
    static StoredTensor contiguous(StoredType type, long[] shape, Storage storage) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.max(1, shape[i]);
        }
        return new StoredTensor(type, shape, strides, 0, storage);
    }

    /** Numbers in all; negative if there are too many to be held. */
    static long size(long[] shape) {
        long size = 1;
        for (long extent : shape) {
            if (extent != 0 && size > Integer.MAX_VALUE / extent) return -1;
            size *= extent;
        }
        return size;
    }

    /** The numbers as 32-bit floats, row-major. */
    Tensor read() throws IOException {
        ByteBuffer bytes = storage.read();
        float[] values = new float[Math.toIntExact(size(shape))];
        int[] at = new int[shape.length];
        long place = offset;
        for (int i = 0; i < values.length; i++) {
            values[i] = type.at(bytes, Math.toIntExact(place));
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                place += strides[axis];
                if (++at[axis] < shape[axis]) break;
                place -= strides[axis] * shape[axis];
                at[axis] = 0;
            }
        }
        return Tensor.of(values, shape);
    }
}
