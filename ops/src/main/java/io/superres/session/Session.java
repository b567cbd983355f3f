package io.superres.session;

import io.superres.onnx.Tensor;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A network ready to run, in this process or in another. Thread-safe: {@code run} may be called from several threads at
 * once. Must be closed by whoever opened it, after the last run has returned.
 */
public interface Session extends AutoCloseable {
    /** Where this session really runs. */
    Device device();

    /**
     * Runs a network with one input and one output without copying.
     *
     * @param in direct buffer with the input from its position on; its position is left alone
     * @param inShape axes of the input
     * @param out direct buffer that receives the output from its position on
     * @param outShape axes of the output
     * @throws DeviceMemoryException if the device has not enough memory for an input of this size
     * @throws io.superres.SuperresException if the network fails for another reason
     */
    void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape);

    /** Runs a network on copies of tensors, by name; meant for small inputs and for networks with several of them. */
    Map<String, Tensor> run(Map<String, Tensor> inputs);

    @Override
    void close();
}
