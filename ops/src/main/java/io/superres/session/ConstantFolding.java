package io.superres.session;

import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces everything in a graph that does not depend on its inputs by its value. This is how a network trained in an
 * over-parameterised form (kernels written as sums and products of several tensors) becomes the small one that is
 * shipped.
 */
public final class ConstantFolding {
    private ConstantFolding() {}

    /** The same function with fewer nodes; the values are computed by ONNX Runtime. */
    public static Graph fold(Graph graph) {
        Map<String, ElementType> constant = new HashMap<>();
        graph.initializers().forEach((name, tensor) -> constant.put(name, tensor.type()));
        Set<String> made = new HashSet<>();
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes()) {
            boolean independent = node.inputs().stream().allMatch(name -> name.isEmpty() || constant.containsKey(name));
            Optional<ElementType> type = independent ? ResultType.of(node, constant) : Optional.empty();
            type.ifPresent(t -> node.outputs().forEach(output -> constant.put(output, t)));
            if (type.isPresent() && !node.opType().equals("Constant")) made.addAll(node.outputs());
            else kept.add(node);
        }
        Set<String> frontier = new HashSet<>();
        kept.forEach(node -> node.inputs().stream().filter(made::contains).forEach(frontier::add));
        graph.outputs().stream().map(ValueInfo::name).filter(made::contains).forEach(frontier::add);
        if (frontier.isEmpty()) return graph;

        Map<String, Tensor> constants = new LinkedHashMap<>(graph.initializers());
        constants.putAll(evaluate(graph, frontier, constant));
        Graph folded = new Graph(
                graph.name(), graph.opset(), graph.inputs(), graph.outputs(), kept, constants, graph.metadata());
        return folded.upTo(graph.outputs());
    }

    private static Map<String, Tensor> evaluate(Graph graph, Set<String> names, Map<String, ElementType> types) {
        List<ValueInfo> wanted = names.stream()
                .map(name -> new ValueInfo(name, types.get(name), List.of()))
                .toList();
        Graph part = graph.upTo(wanted);
        try (OnnxSession session = OnnxSession.open(part, Device.CPU, 1)) {
            return session.run(Map.of());
        }
    }
}
