package io.superres.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** ONNX tensors as PyTorch's. */
public final class TorchTensor {
    private TorchTensor() {}

    /**
     * A copy of a tensor. Integer types that PyTorch lacks become wider ones.
     *
     * @param manager owner of the result
     */
    public static NDArray of(Tensor tensor, NDManager manager) {
        TorchType type = TorchType.of(tensor.type());
        ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.size() * type.type().getNumOfBytes())
                .order(ByteOrder.nativeOrder());
        ByteBuffer raw = ByteBuffer.wrap(tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tensor.size(); i++)
            switch (tensor.type()) {
                case FLOAT -> bytes.putFloat(raw.getFloat());
                case DOUBLE -> bytes.putDouble(raw.getDouble());
                case INT64, UINT64 -> bytes.putLong(raw.getLong());
                case UINT32 -> bytes.putLong(Integer.toUnsignedLong(raw.getInt()));
                case INT32 -> bytes.putInt(raw.getInt());
                case INT16 -> bytes.putInt(raw.getShort());
                case UINT16 -> bytes.putInt(Short.toUnsignedInt(raw.getShort()));
                case FLOAT16 -> bytes.putShort(raw.getShort());
                case INT8, UINT8, BOOL -> bytes.put(raw.get());
            }
        return manager.create(bytes.flip(), new Shape(tensor.shape()), type.type());
    }

    /**
     * The elements of an array of any type as real numbers. Integers beyond 2^53 are rounded.
     *
     * @param array anything but half-precision numbers
     */
    public static double[] reals(NDArray array) {
        Number[] values = array.toArray();
        double[] reals = new double[values.length];
        for (int i = 0; i < reals.length; i++) reals[i] = values[i].doubleValue();
        return reals;
    }
}
