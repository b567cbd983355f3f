package io.superres.session;

import io.superres.onnx.Tensor;
import java.util.Map;

/**
 * A network ready to run, in this process or in another; a network with one input and one output is an {@link ImagePass}.
 * Thread-safe: {@code run} may be called from several threads at once. Must be closed by whoever opened it, after the last
 * run has returned.
 */
public interface Session extends ImagePass {
    /** Runs a network on copies of tensors, by name; meant for small inputs and for networks with several of them. */
    Map<String, Tensor> run(Map<String, Tensor> inputs);
}
