package io.superres.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network: nodes in an order in which they can be executed, the constants they use, and what goes in and comes out.
 * Immutable.
 *
 * @param name the network's name
 * @param opset version of the standard operator set
 * @param inputs what must be given; initializers are not listed
 * @param outputs what comes out
 * @param nodes the operations, each after those whose results it uses
 * @param initializers constants by name; the float ones are the network's parameters
 * @param metadata free texts stored in the file
 */
public record Graph(
        String name,
        int opset,
        List<ValueInfo> inputs,
        List<ValueInfo> outputs,
        List<Node> nodes,
        Map<String, Tensor> initializers,
        Map<String, String> metadata) {

    /** The operator set our own networks are written in. */
    public static final int OPSET = 17;

    /** @throws ModelFormatException if a node uses a value that nothing before it has made */
    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
        initializers = Collections.unmodifiableMap(new LinkedHashMap<>(initializers));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        checkOrder(inputs, outputs, nodes, initializers);
    }

    private static void checkOrder(
            List<ValueInfo> inputs, List<ValueInfo> outputs, List<Node> nodes, Map<String, Tensor> initializers) {
        Set<String> known = new HashSet<>(initializers.keySet());
        inputs.forEach(i -> known.add(i.name()));
        known.add("");
        for (Node node : nodes) {
            for (String input : node.inputs())
                if (!known.contains(input))
                    throw new ModelFormatException(node + " uses '" + input + "', which nothing before it makes");
            known.addAll(node.outputs());
        }
        for (ValueInfo output : outputs)
            if (!known.contains(output.name()))
                throw new ModelFormatException("no node makes the output '" + output.name() + "'");
    }

    public ValueInfo input() {
        return inputs.get(0);
    }

    public ValueInfo output() {
        return outputs.get(0);
    }

    /** The float initializers, which training may change, in file order. */
    public Map<String, Tensor> parameters() {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        initializers.forEach((name, tensor) -> {
            if (tensor.isFloat()) parameters.put(name, tensor);
        });
        return parameters;
    }

    /** Number of values in all parameters. */
    public long parameterCount() {
        return parameters().values().stream().mapToLong(Tensor::size).sum();
    }

    /** This graph with some constants replaced. */
    public Graph withInitializers(Map<String, Tensor> replacements) {
        Map<String, Tensor> merged = new LinkedHashMap<>(initializers);
        merged.putAll(replacements);
        return new Graph(name, opset, inputs, outputs, nodes, merged, metadata);
    }

    /** This graph with one more text stored in its file. */
    public Graph withMetadata(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(key, value);
        return new Graph(name, opset, inputs, outputs, nodes, initializers, more);
    }

    /** This graph reduced to what the given values need, which become its outputs. */
    public Graph upTo(List<ValueInfo> newOutputs) {
        Set<String> needed = new HashSet<>();
        newOutputs.forEach(output -> needed.add(output.name()));
        List<Node> kept = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.outputs().stream().anyMatch(needed::contains)) {
                kept.add(node);
                needed.addAll(node.inputs());
            }
        }
        Collections.reverse(kept);
        Map<String, Tensor> constants = new LinkedHashMap<>(initializers);
        constants.keySet().retainAll(needed);
        List<ValueInfo> keptInputs =
                inputs.stream().filter(i -> needed.contains(i.name())).toList();
        return new Graph(name, opset, keptInputs, newOutputs, kept, constants, metadata);
    }
}
