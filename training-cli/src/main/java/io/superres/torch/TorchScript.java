package io.superres.torch;

import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A graph as TorchScript source. The forward function takes all parameters as one flat vector, then the graph's inputs,
 * then its constants.
 *
 * @param source the text of the module's class
 * @param constants the constants that must be passed, in order
 */
record TorchScript(String source, List<Tensor> constants) {
    /** @throws ModelFormatException naming every operator that cannot be trained, with its nodes */
    static TorchScript of(Graph graph, ParameterVector parameters, Precision precision) {
        refuseUnsupported(graph);
        Emission emission = new Emission(graph, parameters, precision);
        unpack(parameters, emission);
        StringBuilder signature = new StringBuilder("self: __torch__.M, theta: Tensor");
        for (ValueInfo input : graph.inputs()) {
            String variable = emission.declare(input.name());
            signature.append(", ").append(variable).append("_in: Tensor");
            // Memory format 2 is "channels last", in which PyTorch convolves without reordering.
            String value = variable + "_in";
            if (input.dims().size() == 4) value = "torch.contiguous(" + value + ", memory_format=2)";
            emission.line(variable + " = " + value);
        }
        graph.nodes().forEach(node -> say(node, emission));
        List<String> outputs =
                graph.outputs().stream().map(o -> output(o, graph, emission)).toList();
        boolean single = outputs.size() == 1;
        emission.line("return " + (single ? outputs.get(0) : "(" + String.join(", ", outputs) + ")"));
        emission.passed()
                .keySet()
                .forEach(name ->
                        signature.append(", ").append(emission.declare(name)).append(": Tensor"));
        String type = single
                ? "Tensor"
                : outputs.stream().map(o -> "Tensor").collect(Collectors.joining(", ", "Tuple[", "]"));
        String source = "class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + "  def forward(" + signature + ") -> " + type + ":\n" + emission.body();
        return new TorchScript(source, List.copyOf(emission.passed().values()));
    }

    private static void unpack(ParameterVector parameters, Emission emission) {
        if (parameters.entries().isEmpty()) return;
        emission.line("parts = torch.split_with_sizes(theta, " + Emission.list(parameters.sizes()) + ", 0)");
        for (int i = 0; i < parameters.entries().size(); i++) {
            ParameterVector.Entry entry = parameters.entries().get(i);
            emission.line(emission.declare(entry.name()) + " = torch.reshape(parts[" + i + "], "
                    + Emission.list(entry.shape()) + ")");
        }
    }

    private static void say(Node node, Emission emission) {
        if (node.opType().equals("Constant")) return;
        String expression = Operators.find(node).orElseThrow().emitter().emit(node, emission);
        String names = node.outputs().stream().map(emission::declare).collect(Collectors.joining(", "));
        emission.line(names + (node.outputs().size() > 1 ? ", = " : " = ") + expression);
    }

    private static String output(ValueInfo output, Graph graph, Emission emission) {
        Node user = new Node("output", "", output.name(), List.of(), List.of(output.name()), Map.of());
        String variable = emission.variable(output.name(), user);
        boolean mixed = emission.precision() != Precision.FLOAT32 && output.type() == ElementType.FLOAT;
        return mixed ? Emission.toFloat32(variable) : variable;
    }

    private static void refuseUnsupported(Graph graph) {
        Map<String, List<String>> unsupported = graph.nodes().stream()
                .filter(n -> n.opType().equals("Constant")
                        ? ConstantNodes.value(n).isEmpty()
                        : Operators.find(n).isEmpty())
                .collect(Collectors.groupingBy(
                        n -> (n.domain().isEmpty() ? "" : n.domain() + ".") + n.opType(),
                        TreeMap::new,
                        Collectors.mapping(
                                n -> "'" + (n.name().isEmpty() ? String.join(",", n.outputs()) : n.name()) + "'",
                                Collectors.toList())));
        if (unsupported.isEmpty()) return;
        throw new ModelFormatException("these operators of the network cannot be trained: "
                + unsupported.entrySet().stream()
                        .map(e -> e.getKey() + " " + String.join(", ", e.getValue()))
                        .collect(Collectors.joining("; ")));
    }
}
