package io.superres.torch;

import io.superres.onnx.Attribute;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What an {@link Emitter} may ask while a graph is translated: the variables that hold values, numbers known beforehand,
 * and expressions for those that are only known at run time.
 */
final class Emission {
    static final String NO_REALS = "annotate(List[float], [])";

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Tensor> constants = new HashMap<>();
    private final Map<String, Tensor> passed = new LinkedHashMap<>();
    private final Set<String> inputs = new HashSet<>();
    private final StringBuilder body = new StringBuilder();
    private final Graph graph;
    private final Precision precision;

    Emission(Graph graph, ParameterVector parameters, Precision precision) {
        this.graph = graph;
        this.precision = precision;
        constants.putAll(graph.initializers());
        parameters.entries().forEach(entry -> constants.remove(entry.name()));
        graph.inputs().forEach(input -> inputs.add(input.name()));
        for (Node node : graph.nodes())
            ConstantNodes.value(node).ifPresent(value -> constants.put(node.output(), value));
    }

    // -- statements --

    void line(String statement) {
        body.append("    ").append(statement).append('\n');
    }

    /** All statements so far. */
    String body() {
        return body.toString();
    }

    /** Invents the variable that holds an ONNX value; one nobody can use if the value has no name. */
    String declare(String value) {
        return variables.computeIfAbsent(
                value.isEmpty() ? "\0" + variables.size() : value, v -> "v" + variables.size());
    }

    /** The variable that holds an ONNX value made before. */
    String variable(String value, Node user) {
        if (!variables.containsKey(value)) {
            if (!constants.containsKey(value))
                throw new ModelFormatException(user + " needs '" + value + "' as a tensor, which it is not");
            passed.put(value, constants.get(value));
        }
        return declare(value);
    }

    /** A variable that holds a given tensor. */
    String constant(Tensor tensor, Node user) {
        String name = "\0constant" + constants.size();
        constants.put(name, tensor);
        return variable(name, user);
    }

    /** The constants that the statements use as tensors, in order. */
    Map<String, Tensor> passed() {
        return passed;
    }

    /** What a node with fewer than {@code n} outputs takes of a call that makes {@code n}. */
    String take(Node node, String call, int n) {
        int wanted = node.outputs().size();
        if (wanted == 1) return "(" + call + ")[0]";
        if (wanted == n) return call;
        String all = declare("");
        line(all + " = " + call);
        return IntStream.range(0, wanted)
                .mapToObj(i -> all + "[" + i + "]")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    // -- inputs as tensors --

    /** The variable that holds input {@code i}, or {@code None} if the node leaves it out. */
    String in(Node node, int i) {
        return node.hasInput(i) ? variable(node.input(i), node) : "None";
    }

    /** All inputs, separated by commas. */
    String all(Node node) {
        return IntStream.range(0, node.inputs().size())
                .mapToObj(i -> in(node, i))
                .collect(Collectors.joining(", "));
    }

    /**
     * Input {@code i} without bfloat16, for functions that need more precision than that or do not accept a mixture.
     */
    String full(Node node, int i) {
        String x = in(node, i);
        return precision == Precision.FLOAT32 || x.equals("None") ? x : library("lists.full", x);
    }

    /** 6 is PyTorch's number for float32. */
    static String toFloat32(String x) {
        return "torch.to(" + x + ", 6, False, False, None)";
    }

    // -- inputs as numbers --

    /** Whether input {@code i} is an integer tensor known now. */
    boolean known(Node node, int i) {
        Tensor tensor = constants.get(node.input(i));
        return tensor != null && TorchType.of(tensor.type()).type().isInteger();
    }

    /** The integers of a known input. */
    List<Long> knownInts(Node node, int i) {
        return LongStream.of(constants.get(node.input(i)).longs()).boxed().toList();
    }

    /** The integers of input {@code i} as a list, empty if the node leaves it out. */
    String ints(Node node, int i) {
        if (!node.hasInput(i)) return list();
        return known(node, i) ? list(knownInts(node, i)) : library("lists.ints", in(node, i));
    }

    /** The axes of a node: an attribute in old operator sets, input {@code i} in newer ones, else none. */
    String axes(Node node, int i) {
        return node.has("axes") ? list(node.intsOr("axes", List.of())) : ints(node, i);
    }

    /** The only integer, or truth value as 0 or 1, of input {@code i}. */
    String integer(Node node, int i) {
        return library("lists.integer", in(node, i));
    }

    /** The real numbers of input {@code i} as a list, empty if the node leaves it out. */
    String reals(Node node, int i) {
        return node.hasInput(i) ? library("lists.reals", in(node, i)) : NO_REALS;
    }

    /** The only real number of input {@code i}. */
    String realNumber(Node node, int i) {
        return library("lists.real", in(node, i));
    }

    /** The real numbers of an attribute as a list. */
    String realAttribute(Node node, String attribute) {
        if (!(node.attributes().get(attribute) instanceof Attribute.Reals reals))
            throw new ModelFormatException("attribute " + attribute + " of " + node + " should be a list of numbers");
        return reals.values().stream().map(Emission::real).collect(Collectors.joining(", ", "[", "]"));
    }

    // -- facts --

    /** The number of axes of input {@code i} if it is stored in the file or declared as an input of the graph. */
    Optional<Integer> rank(Node node, int i) {
        String name = node.input(i);
        Tensor tensor = graph.initializers().getOrDefault(name, constants.get(name));
        if (tensor != null) return Optional.of(tensor.shape().length);
        return graph.inputs().stream()
                .filter(input -> input.name().equals(name) && !input.dims().isEmpty())
                .map(input -> input.dims().size())
                .findFirst();
    }

    /** Whether input {@code i} is something the user gives, not something computed. */
    boolean isGraphInput(Node node, int i) {
        return inputs.contains(node.input(i));
    }

    int opset() {
        return graph.opset();
    }

    Precision precision() {
        return precision;
    }

    // -- TorchScript --

    /** A call of a function of our own library, named {@code file.function}. */
    static String library(String function, String... arguments) {
        return "__torch__." + function + "(" + String.join(", ", arguments) + ")";
    }

    static String list(long... values) {
        if (values.length == 0) return "annotate(List[int], [])";
        return LongStream.of(values).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    static String list(List<Long> values) {
        return list(values.stream().mapToLong(Long::longValue).toArray());
    }

    static String bool(boolean value) {
        return value ? "True" : "False";
    }

    static String real(float value) {
        return Float.isFinite(value)
                ? Float.toString(value)
                : "float(\"" + Float.toString(value).replace("Infinity", "inf") + "\")";
    }
}
