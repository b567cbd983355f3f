package io.superres.torch;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.superres.onnx.ElementType;
import io.superres.onnx.OnnxRuntime;
import io.superres.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ONNX Runtime makes of a test case, in any element type. */
final class OnnxReference {
    private OnnxReference() {}

    /** Its outputs, unless it cannot run the case. */
    static Optional<List<Tensor>> outputs(NodeCase subject) {
        try {
            return Optional.of(run(subject));
        } catch (OrtException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /** @throws OrtException if it cannot run the case */
    static List<Tensor> run(NodeCase subject) throws OrtException {
        OnnxRuntime.version(); // starts it on a thread with the stack it needs
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            try (OrtSession session = environment.createSession(subject.model(), options)) {
                for (Map.Entry<String, Tensor> input : subject.inputsByName().entrySet())
                    given.put(input.getKey(), onnx(input.getValue(), environment));
                try (OrtSession.Result result = session.run(given)) {
                    List<Tensor> outputs = new ArrayList<>();
                    for (Map.Entry<String, OnnxValue> output : result)
                        outputs.add(tensor((OnnxTensor) output.getValue()));
                    return outputs;
                }
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor onnx(Tensor tensor, OrtEnvironment environment) throws OrtException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.bytes().length).order(ByteOrder.nativeOrder());
        bytes.put(tensor.bytes()).flip();
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
                    case UINT16, UINT32, UINT64 -> throw new OrtException("no such type in Java");
                };
        return OnnxTensor.createTensor(environment, bytes, tensor.shape(), type);
    }

    private static Tensor tensor(OnnxTensor tensor) {
        ByteBuffer bytes = tensor.getByteBuffer();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
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
                    default -> throw new ClassCastException("not a tensor of numbers");
                };
        return new Tensor(type, tensor.getInfo().getShape(), copy);
    }
}
