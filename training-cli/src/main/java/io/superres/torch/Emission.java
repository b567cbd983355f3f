package io.superres.torch;

import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What an {@link Emitter} may ask while a graph is translated: names of variables and values known beforehand. */
final class Emission {
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Tensor> known = new HashMap<>();
    private final Set<String> inputs = new HashSet<>();
    private final Precision precision;

    Emission(Graph graph, Precision precision) {
        this.precision = precision;
        known.putAll(graph.initializers());
        graph.inputs().forEach(input -> inputs.add(input.name()));
        for (Node node : graph.nodes())
            if (node.opType().equals("Constant") && node.has("value")) known.put(node.output(), node.tensor("value"));
    }

    /** Invents the variable that holds an ONNX value. */
    String declare(String value) {
        return variables.computeIfAbsent(value, v -> "v" + variables.size());
    }

    /** The variable that holds input {@code i}, or {@code None} if the node leaves it out. */
    String in(Node node, int i) {
        if (!node.hasInput(i)) return "None";
        String variable = variables.get(node.input(i));
        if (variable == null)
            throw new ModelFormatException(node + " needs '" + node.input(i) + "' as a tensor, which it is not");
        return variable;
    }

    /** The constant value of input {@code i}. */
    Tensor constant(Node node, int i) {
        Tensor tensor = known.get(node.input(i));
        if (tensor == null)
            throw new ModelFormatException(node + " needs '" + node.input(i) + "' to be a constant for training");
        return tensor;
    }

    /** The constant integers of input {@code i} as a list in TorchScript. */
    String ints(Node node, int i) {
        return list(constant(node, i).longs());
    }

    static String list(long... values) {
        return LongStream.of(values).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    static String list(List<Long> values) {
        return list(values.stream().mapToLong(Long::longValue).toArray());
    }

    /** Whether input {@code i} is something the user gives, not something computed. */
    boolean isGraphInput(Node node, int i) {
        return inputs.contains(node.input(i));
    }

    Precision precision() {
        return precision;
    }
}
