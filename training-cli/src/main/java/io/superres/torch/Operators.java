package io.superres.torch;

import io.superres.onnx.Node;
import java.util.Optional;

/**
 * The ONNX operators that can be trained. To add one, give it a line in the class of its group; if PyTorch has no
 * function of the same meaning, write one in TorchScript in the group's library file (the {@code .torchscript}
 * resources of this package) and call it with {@link Emission#library}.
 */
final class Operators {
    private static final OperatorTable TABLE = new OperatorTable();

    static {
        Elementwise.describe(TABLE);
        Activations.describe(TABLE);
        Matrices.describe(TABLE);
        Convolutions.describe(TABLE);
        Pooling.describe(TABLE);
        Normalisation.describe(TABLE);
        Reductions.describe(TABLE);
        Shapes.describe(TABLE);
        Indexing.describe(TABLE);
        Padding.describe(TABLE);
        Resizing.describe(TABLE);
    }

    private Operators() {}

    /** The operator of a node, if it is a standard one, known here and not asked for more outputs than it has. */
    static Optional<Operator> find(Node node) {
        boolean standard = node.domain().isEmpty() || node.domain().equals("ai.onnx");
        return standard
                ? TABLE.find(node.opType()).filter(o -> node.outputs().size() <= o.maxOutputs())
                : Optional.empty();
    }

    static Emitter call(String function) {
        return (node, e) -> function + "(" + e.in(node, 0) + ")";
    }

    static Emitter infix(String function) {
        return (node, e) -> function + "(" + e.in(node, 0) + ", " + e.in(node, 1) + ")";
    }
}
