package io.superres.torch;

import io.superres.onnx.Node;

/** How one ONNX operator is said in TorchScript. */
@FunctionalInterface
interface Emitter {
    /**
     * An expression whose value is the node's output or, if the node has several, a tuple or list of exactly as many
     * tensors.
     */
    String emit(Node node, Emission in);
}
