package io.superres.benchmark;

import io.superres.onnx.Attribute;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Counts the multiplications (each with its addition) in the convolutions and matrix products of a network. The shapes
 * of what lies between come from ONNX Runtime, so networks whose shapes are only known at run time are counted as well.
 */
final class Multiplications {
    private static final Set<String> COUNTED = Set.of("Conv", "ConvTranspose", "MatMul", "Gemm");

    private final Map<String, long[]> shapes;

    private Multiplications(Map<String, long[]> shapes) {
        this.shapes = shapes;
    }

    /**
     * @param graph a network with one input
     * @param input axes of the input
     * @return multiplications of one run; operators other than Conv, ConvTranspose, MatMul and Gemm count as none
     */
    static long in(Graph graph, long... input) {
        List<Node> counted = graph.nodes().stream()
                .filter(node -> COUNTED.contains(node.opType()))
                .toList();
        if (counted.isEmpty()) return 0;
        Multiplications found = new Multiplications(shapes(graph, counted, input));
        return counted.stream().mapToLong(found::of).reduce(0, Math::addExact);
    }

    private long of(Node node) {
        long[] left = shapes.get(node.input(0));
        long[] right = shapes.get(node.input(1));
        long result = product(shapes.get(node.output()), 0);
        return switch (node.opType()) {
            case "Conv" -> result * product(right, 1);
            case "ConvTranspose" -> product(left, 0) * product(right, 1);
            case "MatMul" -> result * left[left.length - 1];
            default -> result * left[node.intOr("transA", 0) == 0 ? 1 : 0];
        };
    }

    private static long product(long[] extents, int from) {
        return LongStream.of(extents).skip(from).reduce(1, Math::multiplyExact);
    }

    /** Lets the network run once with the shapes of its inner values as its only outputs. */
    private static Map<String, long[]> shapes(Graph graph, List<Node> nodes, long[] input) {
        Set<String> values = new TreeSet<>();
        for (Node node : nodes) {
            values.add(node.input(0));
            values.add(node.input(1));
            values.add(node.output());
        }
        List<Node> all = new ArrayList<>(graph.nodes());
        List<ValueInfo> outputs = new ArrayList<>();
        for (String value : values) {
            String shape = value + " shape";
            all.add(new Node("Shape", "", shape, List.of(value), List.of(shape), Map.<String, Attribute>of()));
            outputs.add(new ValueInfo(shape, ElementType.INT64, List.of(ValueInfo.Dim.of(-1))));
        }
        Graph asked = new Graph(
                graph.name(), graph.opset(), graph.inputs(), outputs, all, graph.initializers(), graph.metadata());
        Map<String, long[]> shapes = new LinkedHashMap<>();
        try (OnnxSession session = OnnxSession.open(asked, Device.CPU, 1)) {
            session.run(Map.of(graph.input().name(), Tensor.zeros(input)))
                    .forEach((name, tensor) -> shapes.put(name.substring(0, name.length() - 6), tensor.longs()));
        }
        return shapes;
    }
}
