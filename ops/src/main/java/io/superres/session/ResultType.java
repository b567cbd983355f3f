package io.superres.session;

import io.superres.onnx.ElementType;
import io.superres.onnx.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The element type of a node's outputs, told from those of its inputs without looking at shapes. */
final class ResultType {
    private static final Set<String> INTEGERS = Set.of("Shape", "Size", "ArgMax", "ArgMin", "NonZero");
    private static final Set<String> TRUTHS = Set.of(
            "Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "And", "Or", "Xor", "Not", "IsNaN", "IsInf");
    /** Results that differ from run to run, or outputs of different types. */
    private static final Set<String> UNKNOWN = Set.of(
            "RandomNormal",
            "RandomNormalLike",
            "RandomUniform",
            "RandomUniformLike",
            "Bernoulli",
            "Multinomial",
            "Dropout",
            "TopK",
            "Unique",
            "EyeLike",
            "Loop",
            "If",
            "Scan");

    private ResultType() {}

    /** @param known types of the values that are known; those of the node's inputs must be among them */
    static Optional<ElementType> of(Node node, Map<String, ElementType> known) {
        String op = node.opType();
        if (!node.domain().isEmpty() || UNKNOWN.contains(op)) return Optional.empty();
        if (INTEGERS.contains(op)) return Optional.of(ElementType.INT64);
        if (TRUTHS.contains(op)) return Optional.of(ElementType.BOOL);
        return switch (op) {
            case "Constant" -> constant(node);
            case "Cast" -> Optional.of(ElementType.of((int) node.intOr("to", 1)));
            case "ConstantOfShape" ->
                Optional.of(node.has("value") ? node.tensor("value").type() : ElementType.FLOAT);
            case "CastLike", "Where" -> Optional.ofNullable(known.get(node.input(1)));
            case "OneHot" -> Optional.ofNullable(known.get(node.input(2)));
            default -> Optional.ofNullable(known.get(node.input(0)));
        };
    }

    private static Optional<ElementType> constant(Node node) {
        if (node.has("value")) return Optional.of(node.tensor("value").type());
        if (node.has("value_float") || node.has("value_floats")) return Optional.of(ElementType.FLOAT);
        if (node.has("value_int") || node.has("value_ints")) return Optional.of(ElementType.INT64);
        return Optional.empty();
    }
}
