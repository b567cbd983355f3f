package io.superres.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.superres.SuperresException;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A graph made ready to run by ONNX Runtime in this process. */
public final class OnnxSession implements Session {
    private final OrtEnvironment environment = OnnxRuntime.environment();
    private final OrtSession session;
    private final Device device;

    private OnnxSession(OrtSession session, Device device) {
        this.session = session;
        this.device = device;
    }

    /**
     * @param model the bytes of an ONNX file
     * @param device where to run
     * @param threads threads that one run may use
     * @throws ModelFormatException if ONNX Runtime refuses the model
     * @throws DeviceException if the device cannot be used
     * @throws DeviceMemoryException if its memory is full
     */
    public static OnnxSession open(byte[] model, Device device, int threads) {
        OrtEnvironment running = OnnxRuntime.environment(); // CUDA cannot be added to options before
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            // Spinning worker threads slow a shared machine down by an order of magnitude.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (device == Device.CUDA) addCuda(options);
            return new OnnxSession(running.createSession(model, options), device);
        } catch (OrtException e) {
            throw OnnxFailure.opening(e, device);
        }
    }

    private static void addCuda(SessionOptions options) {
        try {
            options.addCUDA(0);
        } catch (OrtException e) {
            throw OnnxFailure.unusable(e);
        }
    }

    public static OnnxSession open(Graph graph, Device device, int threads) {
        return open(OnnxFile.encode(graph), device, threads);
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape) {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, in, inShape);
                OnnxTensor output = OnnxTensor.createTensor(environment, out, outShape)) {
            String inputName = session.getInputNames().iterator().next();
            String outputName = session.getOutputNames().iterator().next();
            session.run(Map.of(inputName, input), Set.of(), Map.of(outputName, output))
                    .close();
        } catch (OrtException e) {
            throw OnnxFailure.running(e, device);
        }
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet())
                given.put(input.getKey(), SessionTensors.given(input.getValue(), environment));
            try (OrtSession.Result result = session.run(given)) {
                Map<String, Tensor> outputs = new LinkedHashMap<>();
                for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
                    outputs.put(output.getKey(), SessionTensors.result(output.getValue()));
                }
                return outputs;
            }
        } catch (OrtException e) {
            throw OnnxFailure.running(e, device);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new SuperresException("ONNX Runtime could not release a model: " + OnnxFailure.firstLine(e), e);
        }
    }
}
