package io.superres.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A constant array of a graph: weights, shapes, scalars. Row-major, little-endian bytes. Immutable by convention: nobody
 * writes into {@link #bytes} after construction.
 *
 * @param type element type
 * @param shape extent along each axis; empty for a scalar
 * @param bytes the elements, {@code size() * type.bytes()} of them
 */
public record Tensor(ElementType type, long[] shape, byte[] bytes) {

    /** @throws ModelFormatException if the number of bytes does not fit the shape */
    public Tensor {
        if (Math.multiplyExact(size(shape), type.bytes()) != bytes.length)
            throw new ModelFormatException("a tensor of shape " + Arrays.toString(shape) + " and type " + type
                    + " holds " + bytes.length + " bytes");
    }

    public static Tensor of(float[] values, long... shape) {
        ByteBuffer buffer = buffer(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        return new Tensor(ElementType.FLOAT, shape, buffer.array());
    }

    public static Tensor ofLongs(long... values) {
        ByteBuffer buffer = buffer(values.length * Long.BYTES);
        buffer.asLongBuffer().put(values);
        return new Tensor(ElementType.INT64, new long[] {values.length}, buffer.array());
    }

    public static Tensor scalar(float value) {
        return of(new float[] {value});
    }

    public static Tensor zeros(long... shape) {
        return of(new float[Math.toIntExact(size(shape))], shape);
    }

    /** Number of elements. */
    public int size() {
        return bytes.length / type.bytes();
    }

    public boolean isFloat() {
        return type == ElementType.FLOAT;
    }

    /**
     * A copy of the elements.
     *
     * @throws ModelFormatException if this is not a float tensor
     */
    public float[] floats() {
        if (!isFloat()) throw new ModelFormatException("expected a float tensor but found " + type);
        float[] values = new float[size()];
        little(bytes).asFloatBuffer().get(values);
        return values;
    }

    /**
     * A copy of the elements of an integer or Boolean tensor.
     *
     * @throws ModelFormatException if this is a floating-point tensor
     */
    public long[] longs() {
        ByteBuffer in = little(bytes);
        long[] values = new long[size()];
        for (int i = 0; i < values.length; i++)
            values[i] = switch (type) {
                case INT64, UINT64 -> in.getLong();
                case INT32 -> in.getInt();
                case UINT32 -> Integer.toUnsignedLong(in.getInt());
                case INT16 -> in.getShort();
                case UINT16 -> Short.toUnsignedLong(in.getShort());
                case INT8 -> in.get();
                case UINT8, BOOL -> Byte.toUnsignedLong(in.get());
                case FLOAT, FLOAT16, DOUBLE ->
                    throw new ModelFormatException("expected an integer tensor but found " + type);
            };
        return values;
    }

    /**
     * The product of the extents.
     *
     * @throws ModelFormatException if an extent is negative or the product exceeds 2^31 - 1
     */
    static long size(long[] shape) {
        long size = 1;
        for (long extent : shape) {
            if (extent < 0 || (extent > 0 && size > Integer.MAX_VALUE / extent))
                throw new ModelFormatException("impossible tensor shape " + Arrays.toString(shape));
            size *= extent;
        }
        return size;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t
                && type == t.type
                && Arrays.equals(shape, t.shape)
                && Arrays.equals(bytes, t.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
