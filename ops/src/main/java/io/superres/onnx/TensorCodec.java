package io.superres.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tensors to and from protobuf. */
final class TensorCodec {
    private TensorCodec() {}

    static TensorProto encode(String name, Tensor tensor) {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType(tensor.type().code())
                .setRawData(ByteString.copyFrom(tensor.bytes()));
        for (long extent : tensor.shape()) proto.addDims(extent);
        return proto.build();
    }

    static Tensor decode(TensorProto proto) {
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL)
            throw new ModelFormatException("the weights '" + proto.getName()
                    + "' lie in another file; save the model as one self-contained .onnx file");
        ElementType type = ElementType.of(proto.getDataType());
        long[] shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
        if (proto.hasRawData())
            return new Tensor(type, shape, proto.getRawData().toByteArray());
        long declared = Tensor.size(shape);
        if (declared != stored(proto, type))
            throw new ModelFormatException("the tensor '" + proto.getName() + "' declares " + declared
                    + " elements but holds " + stored(proto, type));
        return new Tensor(type, shape, typed(proto, type, (int) declared));
    }

    private static int stored(TensorProto proto, ElementType type) {
        return switch (type) {
            case FLOAT -> proto.getFloatDataCount();
            case DOUBLE -> proto.getDoubleDataCount();
            case INT64 -> proto.getInt64DataCount();
            case UINT32, UINT64 -> proto.getUint64DataCount();
            default -> proto.getInt32DataCount();
        };
    }

    private static byte[] typed(TensorProto proto, ElementType type, int size) {
        ByteBuffer out =
                ByteBuffer.allocate(Math.multiplyExact(size, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++)
            switch (type) {
                case FLOAT -> out.putFloat(proto.getFloatData(i));
                case DOUBLE -> out.putDouble(proto.getDoubleData(i));
                case INT64 -> out.putLong(proto.getInt64Data(i));
                case UINT64 -> out.putLong(proto.getUint64Data(i));
                case UINT32 -> out.putInt((int) proto.getUint64Data(i));
                case INT32 -> out.putInt(proto.getInt32Data(i));
                case INT16, UINT16, FLOAT16 -> out.putShort((short) proto.getInt32Data(i));
                case INT8, UINT8, BOOL -> out.put((byte) proto.getInt32Data(i));
            }
        return out.array();
    }
}
