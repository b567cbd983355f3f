package io.superres.torch;

import static java.util.Map.entry;

import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import java.util.List;
import java.util.Map;

/** The ONNX operators that can be trained: one entry each. */
final class Operators {
    private Operators() {}

    static final Map<String, Emitter> TABLE = Map.ofEntries(
            entry("Add", infix("torch.add")),
            entry("Sub", infix("torch.sub")),
            entry("Mul", infix("torch.mul")),
            entry("Div", infix("torch.div")),
            entry("MatMul", infix("torch.matmul")),
            entry("Identity", (n, e) -> e.in(n, 0)),
            entry("Relu", call("torch.relu")),
            entry("Sigmoid", call("torch.sigmoid")),
            entry("Tanh", call("torch.tanh")),
            entry("LeakyRelu", (n, e) -> "torch.leaky_relu(" + e.in(n, 0) + ", " + n.realOr("alpha", 0.01f) + ")"),
            entry("Reshape", (n, e) -> "torch.reshape(" + e.in(n, 0) + ", " + e.ints(n, 1) + ")"),
            entry("Transpose", (n, e) -> "torch.permute(" + e.in(n, 0) + ", " + Emission.list(permutation(n)) + ")"),
            entry("Concat", Operators::concat),
            entry("DepthToSpace", Operators::depthToSpace),
            entry("Conv", Operators::conv));

    private static Emitter call(String function) {
        return (node, e) -> function + "(" + e.in(node, 0) + ")";
    }

    private static Emitter infix(String function) {
        return (node, e) -> function + "(" + e.in(node, 0) + ", " + e.in(node, 1) + ")";
    }

    private static List<Long> permutation(Node node) {
        List<Long> permutation = node.intsOr("perm", List.of());
        if (permutation.isEmpty()) throw new ModelFormatException(node + " must name its permutation");
        return permutation;
    }

    private static String concat(Node node, Emission e) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < node.inputs().size(); i++)
            list.append(i == 0 ? "" : ", ").append(e.in(node, i));
        return "torch.cat([" + list + "], " + node.intOr("axis", 0) + ")";
    }

    private static String depthToSpace(Node node, Emission e) {
        long r = node.intOr("blocksize", 1);
        String x = e.in(node, 0);
        if (node.textOr("mode", "DCR").equals("DCR"))
            x = "torch.flatten(torch.transpose(torch.unflatten(" + x + ", 1, [" + r * r + ", -1]), 1, 2), 1, 2)";
        return "torch.pixel_shuffle(" + x + ", " + r + ")";
    }

    private static String conv(Node node, Emission e) {
        List<Long> pads = node.intsOr("pads", List.of(0L, 0L, 0L, 0L));
        if (pads.size() != 4) throw new ModelFormatException(node + " is not a two-dimensional convolution");
        if (!node.textOr("auto_pad", "NOTSET").equals("NOTSET"))
            throw new ModelFormatException(node + " uses automatic padding; export it with explicit padding");
        String x = e.in(node, 0);
        List<Long> symmetric = pads.subList(0, 2);
        if (!symmetric.equals(pads.subList(2, 4))) {
            x = "torch.constant_pad_nd(" + x + ", " + Emission.list(pads.get(1), pads.get(3), pads.get(0), pads.get(2))
                    + ", 0)";
            symmetric = List.of(0L, 0L);
        }
        boolean half = e.precision() == Precision.BFLOAT16 && !e.isGraphInput(node, 0);
        return "torch.conv2d("
                + String.join(
                        ", ",
                        half ? toBfloat16(x) : x,
                        half ? toBfloat16(e.in(node, 1)) : e.in(node, 1),
                        half && node.hasInput(2) ? toBfloat16(e.in(node, 2)) : e.in(node, 2),
                        Emission.list(node.intsOr("strides", List.of(1L, 1L))),
                        Emission.list(symmetric),
                        Emission.list(node.intsOr("dilations", List.of(1L, 1L))),
                        Long.toString(node.intOr("group", 1)))
                + ")";
    }

    /** 15 is PyTorch's number for bfloat16. */
    private static String toBfloat16(String x) {
        return "torch.to(" + x + ", 15, False, False, None)";
    }
}
