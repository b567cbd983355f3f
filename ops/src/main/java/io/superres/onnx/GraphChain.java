package io.superres.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One network behind another. */
public final class GraphChain {
    private static final String PREFIX = "tail.";

    private GraphChain() {}

    /**
     * The inputs of one graph and the outputs of another, which takes values of the first.
     *
     * @param head makes the values; only what they need is kept
     * @param tail its inputs have the names of values inside {@code head}; all other names in it are its own
     * @throws ModelFormatException if the first graph has no value of such a name
     */
    public static Graph of(Graph head, Graph tail) {
        Set<String> given = tail.inputs().stream().map(ValueInfo::name).collect(Collectors.toSet());
        Graph needed = head.upTo(tail.inputs());
        Map<String, Tensor> constants = new LinkedHashMap<>(needed.initializers());
        tail.initializers().forEach((name, tensor) -> constants.put(own(name, given), tensor));
        List<Node> nodes = new ArrayList<>(needed.nodes());
        for (Node node : tail.nodes())
            nodes.add(new Node(
                    node.opType(),
                    node.domain(),
                    node.name().isEmpty() ? "" : PREFIX + node.name(),
                    node.inputs().stream().map(name -> own(name, given)).toList(),
                    node.outputs().stream().map(name -> own(name, given)).toList(),
                    node.attributes()));
        List<ValueInfo> outputs = tail.outputs().stream()
                .map(output -> new ValueInfo(own(output.name(), given), output.type(), output.dims()))
                .toList();
        return new Graph(head.name(), head.opset(), needed.inputs(), outputs, nodes, constants, head.metadata());
    }

    private static String own(String name, Set<String> given) {
        return name.isEmpty() || given.contains(name) ? name : PREFIX + name;
    }
}
