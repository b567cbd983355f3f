package io.superres.torch;

import io.superres.onnx.Node;

/** How one ONNX operator is said in TorchScript. */
@FunctionalInterface
interface Emitter {
    /** An expression whose value is the node's first output. */
    String emit(Node node, Emission in);
}
