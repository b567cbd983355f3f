package io.superres.session;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.superres.onnx.ElementType;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tensors to and from those of ONNX Runtime. */
final class SessionTensors {
    private SessionTensors() {}

    /** @throws ModelFormatException if ONNX Runtime has no such element type in Java */
    static OnnxTensor given(Tensor tensor, OrtEnvironment environment) throws OrtException {
        OnnxJavaType type =
                switch (tensor.type()) {
                    case FLOAT -> OnnxJavaType.FLOAT;
                    case DOUBLE -> OnnxJavaType.DOUBLE;
                    case FLOAT16 -> OnnxJavaType.FLOAT16;
                    case INT64 -> OnnxJavaType.INT64;
                    case INT32 -> OnnxJavaType.INT32;
                    case INT16 -> OnnxJavaType.INT16;
                    case INT8 -> OnnxJavaType.INT8;
                    case UINT8 -> OnnxJavaType.UINT8;
                    case BOOL -> OnnxJavaType.BOOL;
                    case UINT16, UINT32, UINT64 ->
                        throw new ModelFormatException("inputs of type " + tensor.type() + " are not supported");
                };
        ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.bytes().length)
                .order(ByteOrder.nativeOrder())
                .put(tensor.bytes())
                .flip();
        return OnnxTensor.createTensor(environment, bytes, tensor.shape(), type);
    }

    /** @throws ModelFormatException if the result is no tensor of numbers */
    static Tensor result(ai.onnxruntime.OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor))
            throw new ModelFormatException("outputs of kind " + value.getType() + " are not supported");
        ElementType type =
                switch (tensor.getInfo().type) {
                    case FLOAT -> ElementType.FLOAT;
                    case DOUBLE -> ElementType.DOUBLE;
                    case FLOAT16 -> ElementType.FLOAT16;
                    case INT64 -> ElementType.INT64;
                    case INT32 -> ElementType.INT32;
                    case INT16 -> ElementType.INT16;
                    case INT8 -> ElementType.INT8;
                    case UINT8 -> ElementType.UINT8;
                    case BOOL -> ElementType.BOOL;
                    default ->
                        throw new ModelFormatException(
                                "outputs of type " + tensor.getInfo().type + " are not supported");
                };
        ByteBuffer buffer = tensor.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new Tensor(type, tensor.getInfo().getShape(), bytes);
    }
}
