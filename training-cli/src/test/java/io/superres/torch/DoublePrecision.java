package io.superres.torch;

import io.superres.onnx.Attribute;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Graphs and tensors with float64 wherever they had float32, so that finite differences are exact enough. */
final class DoublePrecision {
    private DoublePrecision() {}

    static Tensor widen(Tensor tensor) {
        if (!tensor.isFloat()) return tensor;
        ByteBuffer bytes = ByteBuffer.allocate(tensor.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : tensor.floats()) bytes.putDouble(value);
        return new Tensor(ElementType.DOUBLE, tensor.shape(), bytes.array());
    }

    static Graph widen(Graph graph) {
        Map<String, Tensor> initializers = new LinkedHashMap<>(graph.initializers());
        initializers.replaceAll((name, tensor) -> widen(tensor));
        return new Graph(
                graph.name(),
                graph.opset(),
                graph.inputs(),
                graph.outputs(),
                graph.nodes().stream().map(DoublePrecision::widen).toList(),
                initializers,
                Map.of());
    }

    private static Node widen(Node node) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.replaceAll((name, attribute) -> widen(node, name, attribute));
        if (node.opType().equals("ConstantOfShape"))
            attributes.putIfAbsent("value", Attribute.of(widen(Tensor.scalar(0))));
        return new Node(node.opType(), node.domain(), node.name(), node.inputs(), node.outputs(), attributes);
    }

    private static Attribute widen(Node node, String name, Attribute attribute) {
        if (attribute instanceof Attribute.Constant constant) return Attribute.of(widen(constant.value()));
        boolean type = node.opType().equals("Cast") && name.equals("to");
        if (type && attribute.equals(Attribute.of((long) ElementType.FLOAT.code())))
            return Attribute.of((long) ElementType.DOUBLE.code());
        return attribute;
    }
}
