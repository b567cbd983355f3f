package io.superres.torch;

import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.ValueInfo;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A graph as TorchScript source. The forward function takes all parameters as one flat vector, then the graph's inputs,
 * then its float constants.
 *
 * @param source the text of the module's class
 * @param constants names of the float constants that must be passed, in order
 */
record TorchScript(String source, List<String> constants) {

    /** @throws ModelFormatException naming every operator that cannot be trained, with its nodes */
    static TorchScript of(Graph graph, ParameterVector parameters, Precision precision) {
        refuseUnsupported(graph);
        Emission emission = new Emission(graph, precision);
        List<Node> floatConstants = graph.nodes().stream()
                .filter(n -> n.opType().equals("Constant") && n.tensor("value").isFloat())
                .toList();
        StringBuilder signature = new StringBuilder("self: __torch__.M, theta: Tensor");
        StringBuilder body = new StringBuilder();

        line(body, "parts = torch.split_with_sizes(theta, " + Emission.list(parameters.sizes()) + ", 0)");
        for (int i = 0; i < parameters.entries().size(); i++) {
            ParameterVector.Entry entry = parameters.entries().get(i);
            line(
                    body,
                    emission.declare(entry.name()) + " = torch.reshape(parts[" + i + "], "
                            + Emission.list(entry.shape()) + ")");
        }
        for (ValueInfo input : graph.inputs()) {
            signature.append(", ").append(emission.declare(input.name())).append("_in: Tensor");
            String variable = emission.declare(input.name());
            // Memory format 2 is "channels last", in which PyTorch convolves without reordering.
            String value = variable + "_in";
            if (input.dims().size() == 4) value = "torch.contiguous(" + value + ", memory_format=2)";
            line(body, variable + " = " + value);
        }
        for (Node constant : floatConstants)
            signature.append(", ").append(emission.declare(constant.output())).append(": Tensor");
        for (Node node : graph.nodes()) {
            if (node.opType().equals("Constant")) continue;
            String expression = Operators.TABLE.get(node.opType()).emit(node, emission);
            line(body, emission.declare(node.output()) + " = " + expression);
        }
        List<String> outputs = graph.outputs().stream()
                .map(o -> "torch.to(" + emission.declare(o.name()) + ", 6, False, False, None)")
                .toList();
        boolean single = outputs.size() == 1;
        line(body, "return " + (single ? outputs.get(0) : "(" + String.join(", ", outputs) + ")"));
        String type = single
                ? "Tensor"
                : outputs.stream().map(o -> "Tensor").collect(Collectors.joining(", ", "Tuple[", "]"));
        String source = String.format(
                Locale.ROOT,
                "class M(Module):%n  __parameters__ = []%n  __buffers__ = []%n  training : bool%n"
                        + "  def forward(%s) -> %s:%n%s",
                signature,
                type,
                body);
        return new TorchScript(
                source.replace("\r\n", "\n"),
                floatConstants.stream().map(Node::output).toList());
    }

    private static void line(StringBuilder body, String statement) {
        body.append("    ").append(statement).append('\n');
    }

    private static void refuseUnsupported(Graph graph) {
        TreeSet<String> unsupported = graph.nodes().stream()
                .filter(n -> !n.opType().equals("Constant")
                        && (!Operators.TABLE.containsKey(n.opType())
                                || n.outputs().size() > 1
                                || !n.domain().isEmpty()))
                .map(Node::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unsupported.isEmpty())
            throw new ModelFormatException(
                    "these operators of the network cannot be trained: " + String.join(", ", unsupported));
    }
}
