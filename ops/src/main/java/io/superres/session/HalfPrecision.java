package io.superres.session;

import ai.onnxruntime.platform.Fp16Conversions;
import io.superres.onnx.Attribute;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rewrites a graph so that it calculates with 16-bit floats. Inputs and outputs stay 32-bit floats; so does what sums
 * many values or grows fast, which 16 bits cannot hold. Weights beyond the largest 16-bit float become that float.
 */
public final class HalfPrecision {
    private static final float LARGEST = 65504;

    /** Tensors of fewer values stay as they are. */
    private static final int SMALL = 1024;

    /** Sums over many values, exponentials, and operators that ONNX does not define for 16-bit floats. */
    private static final Set<String> IN_SINGLE = Set.of(
            "ReduceMean",
            "ReduceSum",
            "ReduceSumSquare",
            "ReduceProd",
            "ReduceL1",
            "ReduceL2",
            "ReduceLogSum",
            "ReduceLogSumExp",
            "GlobalAveragePool",
            "InstanceNormalization",
            "LayerNormalization",
            "GroupNormalization",
            "MeanVarianceNormalization",
            "LpNormalization",
            "LRN",
            "Softmax",
            "LogSoftmax",
            "Exp",
            "Pow",
            "CumSum",
            "Range",
            "Celu",
            "NonMaxSuppression",
            "RandomNormal",
            "RandomNormalLike",
            "RandomUniform",
            "RandomUniformLike",
            "Bernoulli",
            "Multinomial",
            "EyeLike");

    private static final String RENAMED = "half/";

    private final Map<String, ElementType> types;
    /** Float constants of the given graph. */
    private final Map<String, Tensor> constants = new LinkedHashMap<>();

    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    /** Names of what has been made so far, in either precision. */
    private final Set<String> made = new HashSet<>();

    private HalfPrecision(Graph graph) {
        types = ValueTypes.of(graph);
        graph.initializers().forEach((name, tensor) -> {
            if (tensor.isFloat()) constants.put(name, tensor);
            else initializers.put(name, tensor);
        });
    }

    /** @throws ModelFormatException if an operator is not known well enough to be rewritten */
    public static Graph of(Graph graph) {
        return new HalfPrecision(graph).rewrite(graph);
    }

    private Graph rewrite(Graph graph) {
        graph.inputs().forEach(input -> made.add(input.name()));
        for (Node node : graph.nodes()) {
            if (node.opType().equals("Constant") && isFloat(node.output())) constants.put(node.output(), value(node));
            else if (IN_SINGLE.contains(node.opType()) || passesSingleOn(node)) inSingle(node);
            else inHalf(node);
        }
        graph.outputs().stream().map(ValueInfo::name).forEach(this::single);
        return new Graph(
                graph.name(), graph.opset(), graph.inputs(), graph.outputs(), nodes, initializers, graph.metadata());
    }

    /** Another name for a value that may be too large for 16 bits, such as a sum that is an output. */
    private boolean passesSingleOn(Node node) {
        return node.opType().equals("Identity") && made.contains(node.input(0));
    }

    /** The same graph with its large weights kept in 16 bits; it calculates with 32, from a file of half the size. */
    public static Graph stored(Graph graph) {
        Map<String, Tensor> constants = new LinkedHashMap<>();
        List<Node> casts = new ArrayList<>();
        graph.initializers().forEach((name, tensor) -> {
            if (!tensor.isFloat() || tensor.size() < SMALL) {
                constants.put(name, tensor);
                return;
            }
            constants.put(RENAMED + name, halved(tensor));
            casts.add(new Node(
                    "Cast",
                    "",
                    "to " + name,
                    List.of(RENAMED + name),
                    List.of(name),
                    Map.of("to", Attribute.of(ElementType.FLOAT.code()))));
        });
        casts.addAll(graph.nodes());
        return new Graph(
                graph.name(), graph.opset(), graph.inputs(), graph.outputs(), casts, constants, graph.metadata());
    }

    private void inSingle(Node node) {
        List<String> inputs = node.inputs().stream().map(this::single).toList();
        nodes.add(with(node, inputs, node.outputs(), node.attributes()));
        made.addAll(node.outputs());
    }

    private void inHalf(Node node) {
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++)
            inputs.add(staysSingle(node, i) ? single(node.input(i)) : half(node.input(i)));
        List<String> outputs = node.outputs().stream()
                .map(name -> isFloat(name) ? RENAMED + name : name)
                .toList();
        nodes.add(with(node, inputs, outputs, isFloat(node.output()) ? halved(node) : node.attributes()));
        made.addAll(outputs);
    }

    /** The regions and factors of an enlargement. */
    private static boolean staysSingle(Node node, int input) {
        return switch (node.opType()) {
            case "Resize" -> input == 1 || input == 2;
            case "Upsample" -> input == 1;
            default -> false;
        };
    }

    private static Map<String, Attribute> halved(Node node) {
        Map<String, Attribute> attributes = new TreeMap<>(node.attributes());
        if (node.opType().equals("Cast")) attributes.put("to", Attribute.of(ElementType.FLOAT16.code()));
        if (node.opType().equals("ConstantOfShape"))
            attributes.put("value", Attribute.of(halved(node.has("value") ? node.tensor("value") : Tensor.zeros(1))));
        return attributes;
    }

    /** The name of a value as 32-bit floats; of a value that is no float, its own. */
    private String single(String name) {
        if (!isFloat(name) || made.contains(name)) return name;
        if (constants.containsKey(name)) initializers.put(name, constants.get(name));
        else cast(RENAMED + name, name, ElementType.FLOAT);
        made.add(name);
        return name;
    }

    /** The name of a value as 16-bit floats; of a value that is no float, its own. */
    private String half(String name) {
        if (!isFloat(name)) return name;
        String half = RENAMED + name;
        if (!made.add(half)) return half;
        if (constants.containsKey(name)) initializers.put(half, halved(constants.get(name)));
        else cast(name, half, ElementType.FLOAT16);
        return half;
    }

    private void cast(String from, String to, ElementType type) {
        nodes.add(
                new Node("Cast", "", "to " + to, List.of(from), List.of(to), Map.of("to", Attribute.of(type.code()))));
    }

    private boolean isFloat(String name) {
        return types.get(name) == ElementType.FLOAT;
    }

    private static Node with(Node node, List<String> inputs, List<String> outputs, Map<String, Attribute> attributes) {
        return new Node(node.opType(), node.domain(), node.name(), inputs, outputs, attributes);
    }

    private static Tensor value(Node constant) {
        if (constant.has("value")) return constant.tensor("value");
        if (constant.has("value_float"))
            return new Tensor(
                    ElementType.FLOAT,
                    new long[0],
                    Tensor.scalar(constant.realOr("value_float", 0)).bytes());
        if (constant.attributes().get("value_floats") instanceof Attribute.Reals reals) {
            float[] values = new float[reals.values().size()];
            for (int i = 0; i < values.length; i++) values[i] = reals.values().get(i);
            return Tensor.of(values, values.length);
        }
        throw new ModelFormatException(constant + " has no value of a known kind; choose precision=single");
    }

    private static Tensor halved(Tensor tensor) {
        if (!tensor.isFloat()) return tensor;
        float[] values = tensor.floats();
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * ElementType.FLOAT16.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            float held = Float.isInfinite(value) ? value : Math.max(-LARGEST, Math.min(LARGEST, value));
            bytes.putShort(Fp16Conversions.floatToFp16(held));
        }
        return new Tensor(ElementType.FLOAT16, tensor.shape(), bytes.array());
    }
}
