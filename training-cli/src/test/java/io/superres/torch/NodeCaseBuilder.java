package io.superres.torch;

import io.superres.onnx.Attribute;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.Node;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a test case of one node, all of whose inputs are inputs of the graph. */
final class NodeCaseBuilder {
    private final String operator;
    private final int opset;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private ElementType[] outputs = {ElementType.FLOAT};

    private NodeCaseBuilder(String operator, int opset) {
        this.operator = operator;
        this.opset = opset;
    }

    static NodeCaseBuilder of(String operator, int opset) {
        return new NodeCaseBuilder(operator, opset);
    }

    NodeCaseBuilder with(String name, Attribute value) {
        attributes.put(name, value);
        return this;
    }

    NodeCaseBuilder with(String name, String value) {
        return with(name, Attribute.of(value));
    }

    NodeCaseBuilder with(String name, float value) {
        return with(name, Attribute.of(value));
    }

    NodeCaseBuilder ints(String name, long... values) {
        return with(name, Attribute.ints(values));
    }

    NodeCaseBuilder flag(String name, long value) {
        return with(name, Attribute.of(value));
    }

    NodeCaseBuilder in(Tensor tensor) {
        names.add("in" + names.size());
        tensors.add(tensor);
        return this;
    }

    /** Random numbers of either sign. */
    NodeCaseBuilder noise(long... shape) {
        Random random = new Random(names.size() + 11);
        int size = 1;
        for (long extent : shape) size *= (int) extent;
        float[] values = new float[size];
        for (int i = 0; i < size; i++) values[i] = (float) random.nextGaussian();
        return in(Tensor.of(values, shape));
    }

    NodeCaseBuilder longs(long... values) {
        return in(Tensor.ofLongs(values));
    }

    NodeCaseBuilder reals(float... values) {
        return in(Tensor.of(values, values.length));
    }

    NodeCaseBuilder leaveOut() {
        names.add("");
        return this;
    }

    NodeCaseBuilder outputs(ElementType... types) {
        outputs = types;
        return this;
    }

    NodeCase build() {
        List<ValueInfo> inputs = new ArrayList<>();
        for (String name : names)
            if (!name.isEmpty()) {
                Tensor tensor = tensors.get(inputs.size());
                List<ValueInfo.Dim> dims = new ArrayList<>();
                for (long extent : tensor.shape()) dims.add(ValueInfo.Dim.of(extent));
                inputs.add(new ValueInfo(name, tensor.type(), dims));
            }
        List<ValueInfo> results = new ArrayList<>();
        for (ElementType type : outputs) results.add(new ValueInfo("out" + results.size(), type, List.of()));
        Node node = new Node(
                operator,
                "",
                "node",
                names,
                results.stream().map(ValueInfo::name).toList(),
                attributes);
        Graph graph = new Graph(operator, opset, inputs, results, List.of(node), Map.of(), Map.of());
        String label = operator + "-" + opset + attributes.values();
        return new NodeCase(label, OnnxFile.encode(graph), graph, tensors, List.of());
    }
}
