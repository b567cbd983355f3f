package io.superres.session;

import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.ValueInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The element types of all values of a graph. */
final class ValueTypes {
    /** Their results have types that follow other rules, or calculate with whole numbers that stand for fractions. */
    private static final Set<String> QUANTISED = Set.of(
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "QLinearConv",
            "QLinearMatMul",
            "ConvInteger",
            "MatMulInteger");

    private ValueTypes() {}

    /** @throws ModelFormatException if an operator is not known well enough */
    static Map<String, ElementType> of(Graph graph) {
        Map<String, ElementType> types = new HashMap<>();
        graph.initializers().forEach((name, tensor) -> types.put(name, tensor.type()));
        for (ValueInfo input : graph.inputs()) types.put(input.name(), input.type());
        for (Node node : graph.nodes()) {
            ElementType first = first(node, types);
            for (int i = 0; i < node.outputs().size(); i++)
                types.put(node.outputs().get(i), i == 0 ? first : further(node, first));
        }
        return types;
    }

    private static ElementType first(Node node, Map<String, ElementType> types) {
        Optional<ElementType> type =
                switch (node.opType()) {
                    case "RandomNormal", "RandomUniform" -> Optional.of(declared(node, ElementType.FLOAT));
                    case "RandomNormalLike", "RandomUniformLike", "Bernoulli", "EyeLike" ->
                        Optional.of(declared(node, types.get(node.input(0))));
                    case "Multinomial" -> Optional.of(declared(node, ElementType.INT32));
                    case "Dropout", "TopK", "Unique" -> Optional.of(types.get(node.input(0)));
                    default -> QUANTISED.contains(node.opType()) ? Optional.empty() : ResultType.of(node, types);
                };
        return type.orElseThrow(() -> new ModelFormatException(
                "the element type of what " + node + " makes is not known; choose precision=single"));
    }

    private static ElementType further(Node node, ElementType first) {
        return switch (node.opType()) {
            case "Dropout" -> ElementType.BOOL;
            case "TopK", "Unique", "MaxPool" -> ElementType.INT64;
            default -> first;
        };
    }

    private static ElementType declared(Node node, ElementType otherwise) {
        return ElementType.of((int) node.intOr("dtype", otherwise.code()));
    }
}
