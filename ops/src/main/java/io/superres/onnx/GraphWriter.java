package io.superres.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What goes into a graph, what comes out, and the list of nodes between; the operators are in the subclasses. */
abstract class GraphWriter {
    private final String name;
    private final List<ValueInfo> inputs = new ArrayList<>();
    private final List<ValueInfo> outputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    GraphWriter(String name) {
        this.name = name;
    }

    public Value input(ValueInfo info) {
        inputs.add(info);
        return new Value(claim(info.name()), info.shape());
    }

    /** A trainable tensor. */
    public Value parameter(String parameterName, Tensor initial) {
        initializers.put(claim(parameterName), initial);
        return new Value(parameterName, initial.shape());
    }

    /** A tensor that training leaves alone. */
    public Value constant(String constantName, Tensor value) {
        return node("Constant", constantName, List.of(), Map.of("value", Attribute.of(value)), value.shape());
    }

    /** A tensor that training leaves alone. */
    public Value constant(Tensor value) {
        return constant(fresh("constant"), value);
    }

    /** A number, which broadcasts against everything. */
    public Value scalar(float value) {
        return constant(Tensor.scalar(value));
    }

    /** Whole numbers, as a tensor with one axis of element type INT64. */
    public Value longs(long... values) {
        return constant(Tensor.ofLongs(values));
    }

    /** The same value under a name of its own, by which {@link Graph#upTo} can ask for it. */
    public Value named(String valueName, Value x) {
        return node("Identity", valueName, List.of(x.name()), Map.of(), x.shape());
    }

    /** Declares a value as an output of the graph under a name of its own. */
    public Value output(ValueInfo info, Value x) {
        long[] declared = info.shape();
        require(declared.length == x.rank(), "output %s has the wrong rank", x);
        for (int i = 0; i < declared.length; i++)
            require(
                    Shapes.agree(declared[i], x.extent(i)),
                    "output %s does not fit its declaration %s",
                    x,
                    info.dims());
        outputs.add(info);
        return named(info.name(), x);
    }

    /**
     * Puts another graph into this one.
     *
     * @param prefix in front of all its names; may be empty
     * @param other a graph of the same operator set
     * @param given what becomes of its inputs, in their order
     * @return its outputs, in their order
     * @throws ModelFormatException if its operator set is another one
     */
    public List<Value> embed(String prefix, Graph other, Value... given) {
        if (other.opset() != Graph.OPSET)
            throw new ModelFormatException("the network " + other.name() + " has operator set " + other.opset()
                    + "; export it with operator set " + Graph.OPSET);
        require(
                given.length == other.inputs().size(),
                "%s takes %d inputs",
                other.name(),
                other.inputs().size());
        Map<String, String> wired = new HashMap<>();
        wired.put("", "");
        for (int i = 0; i < given.length; i++) wired.put(other.inputs().get(i).name(), given[i].name());
        other.initializers().forEach((own, tensor) -> initializers.put(claim(prefix + own), tensor));
        for (Node node : other.nodes())
            nodes.add(new Node(
                    node.opType(),
                    node.domain(),
                    node.name().isEmpty() ? "" : prefix + node.name(),
                    node.inputs().stream()
                            .map(own -> wired.getOrDefault(own, prefix + own))
                            .toList(),
                    node.outputs().stream()
                            .map(own -> own.isEmpty() ? own : claim(prefix + own))
                            .toList(),
                    node.attributes()));
        return other.outputs().stream()
                .map(output -> new Value(wired.getOrDefault(output.name(), prefix + output.name()), output.shape()))
                .toList();
    }

    public Graph build() {
        require(!outputs.isEmpty(), "the graph %s has no output", name);
        return new Graph(name, Graph.OPSET, inputs, outputs, nodes, initializers, Map.of());
    }

    final Value node(String opType, List<Value> in, Map<String, Attribute> attributes, long... shape) {
        return node(opType, fresh(opType.toLowerCase(Locale.ROOT)), namesOf(in), attributes, shape);
    }

    final Value node(String opType, Value in, long... shape) {
        return node(opType, List.of(in), Map.of(), shape);
    }

    /** A node with several outputs. */
    final List<Value> nodes(String opType, List<Value> in, Map<String, Attribute> attributes, List<long[]> shapes) {
        List<Value> made = new ArrayList<>();
        for (long[] shape : shapes) made.add(new Value(claim(fresh(opType.toLowerCase(Locale.ROOT))), shape));
        nodes.add(new Node(opType, "", made.get(0).name(), namesOf(in), namesOf(made), attributes));
        return List.copyOf(made);
    }

    private Value node(String opType, String out, List<String> in, Map<String, Attribute> attributes, long... shape) {
        nodes.add(new Node(opType, "", claim(out), in, List.of(out), attributes));
        return new Value(out, shape);
    }

    private static List<String> namesOf(List<Value> values) {
        return values.stream().map(v -> v == null ? "" : v.name()).toList();
    }

    /** The values given, without those at the end that are null: optional inputs left out. */
    static List<Value> given(Value... values) {
        int n = values.length;
        while (n > 0 && values[n - 1] == null) n--;
        return Arrays.asList(values).subList(0, n);
    }

    private String claim(String wanted) {
        require(names.add(wanted), "the graph %s has two values named %s", name, wanted);
        return wanted;
    }

    private String fresh(String stem) {
        int number = names.size();
        while (names.contains(stem + "_" + number)) number++;
        return stem + "_" + number;
    }

    static void require(boolean condition, String message, Object... arguments) {
        if (!condition) throw new IllegalArgumentException(String.format(message, arguments));
    }
}
