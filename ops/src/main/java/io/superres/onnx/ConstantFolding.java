package io.superres.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Set<String> constant = new HashSet<>(graph.initializers().keySet());
        Set<String> made = new HashSet<>();
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes()) {
            boolean foldable = !node.opType().equals("Constant") && constant.containsAll(node.inputs());
            if (foldable) made.addAll(node.outputs());
            if (foldable || node.opType().equals("Constant")) constant.addAll(node.outputs());
            if (!foldable) kept.add(node);
        }
        Set<String> frontier = new HashSet<>();
        kept.forEach(node -> node.inputs().stream().filter(made::contains).forEach(frontier::add));
        if (frontier.isEmpty()) return graph;

        Map<String, Tensor> constants = new LinkedHashMap<>(graph.initializers());
        constants.putAll(evaluate(graph, frontier));
        Graph folded = new Graph(
                graph.name(), graph.opset(), graph.inputs(), graph.outputs(), kept, constants, graph.metadata());
        return folded.upTo(graph.outputs());
    }

    private static Map<String, Tensor> evaluate(Graph graph, Set<String> names) {
        List<ValueInfo> wanted = names.stream()
                .map(name -> new ValueInfo(name, ElementType.FLOAT, List.of()))
                .toList();
        Graph part = graph.upTo(wanted);
        try (OnnxSession session = OnnxSession.open(part, Device.CPU, 1)) {
            return session.run(Map.of());
        }
    }
}
