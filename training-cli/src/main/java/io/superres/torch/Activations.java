package io.superres.torch;

import static io.superres.torch.Emission.bool;
import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.real;

import io.superres.onnx.Node;

/** Activation functions, softmax and dropout. */
final class Activations {
    /** The first operator set in which softmax works along one axis only. */
    private static final int ONE_AXIS = 13;

    /** The first operator set in which slopes broadcast like everything else. */
    private static final int BROADCASTING = 7;

    private Activations() {}

    static void describe(OperatorTable table) {
        table.one("Relu", Operators.call("torch.relu"))
                .one("Sigmoid", Operators.call("torch.sigmoid"))
                .one("Tanh", Operators.call("torch.tanh"))
                .one(
                        "LeakyRelu",
                        (n, e) -> "torch.leaky_relu(" + e.in(n, 0) + ", " + real(n.realOr("alpha", 0.01f)) + ")")
                .one("PRelu", Activations::prelu)
                .one("Elu", (n, e) -> elu(e.in(n, 0), n.realOr("alpha", 1), 1, 1))
                .one("Selu", (n, e) -> elu(e.in(n, 0), n.realOr("alpha", 1.6732632f), n.realOr("gamma", 1.050701f), 1))
                .one("Celu", (n, e) -> elu(e.in(n, 0), n.realOr("alpha", 1), 1, 1 / n.realOr("alpha", 1)))
                .one("Gelu", (n, e) -> "torch.gelu(" + e.in(n, 0) + ", approximate=\"" + approximation(n) + "\")")
                .one("HardSigmoid", Activations::hardSigmoid)
                .one("HardSwish", Operators.call("torch.hardswish"))
                .one("Swish", Activations::swish)
                .one("Mish", Operators.call("torch.mish"))
                .one("Softplus", Operators.call("torch.softplus"))
                .one("Softsign", (n, e) -> softsign(e.in(n, 0)))
                .one(
                        "ThresholdedRelu",
                        (n, e) -> "torch.threshold(" + e.in(n, 0) + ", " + real(n.realOr("alpha", 1)) + ", 0)")
                .one("Shrink", Activations::shrink)
                .one("Softmax", (n, e) -> softmax(n, e, "softmax", ", False"))
                .one("LogSoftmax", (n, e) -> softmax(n, e, "softmax", ", True"))
                .one("Hardmax", (n, e) -> softmax(n, e, "hardmax", ""))
                .upTo(2, "Dropout", Activations::dropout);
    }

    private static String prelu(Node node, Emission e) {
        String x = e.full(node, 0);
        String slope = e.full(node, 1);
        if (e.opset() < BROADCASTING) slope = library("normalisation.per_channel_or_one", slope, x);
        return library("arithmetic.prelu", x, slope);
    }

    private static String elu(String x, float alpha, float scale, float inputScale) {
        return "torch.elu(" + x + ", " + real(alpha) + ", " + real(scale) + ", " + real(inputScale) + ")";
    }

    private static String approximation(Node node) {
        return node.textOr("approximate", "none");
    }

    private static String hardSigmoid(Node node, Emission e) {
        String line = "torch.add(torch.mul(" + e.in(node, 0) + ", " + real(node.realOr("alpha", 0.2f)) + "), "
                + real(node.realOr("beta", 0.5f)) + ")";
        return "torch.clamp(" + line + ", 0, 1)";
    }

    private static String swish(Node node, Emission e) {
        String x = e.in(node, 0);
        return "torch.mul(" + x + ", torch.sigmoid(torch.mul(" + x + ", " + real(node.realOr("alpha", 1)) + ")))";
    }

    private static String softsign(String x) {
        return "torch.div(" + x + ", torch.add(torch.abs(" + x + "), 1))";
    }

    private static String shrink(Node node, Emission e) {
        return library(
                "arithmetic.shrink", e.in(node, 0), real(node.realOr("lambd", 0.5f)), real(node.realOr("bias", 0)));
    }

    private static String softmax(Node node, Emission e, String function, String setting) {
        boolean oneAxis = e.opset() >= ONE_AXIS;
        String axis = Long.toString(node.intOr("axis", oneAxis ? -1 : 1));
        return library("arithmetic." + (oneAxis ? "" : "flat_") + function, e.full(node, 0), axis + setting);
    }

    /** Does something only if the node says that it is in training mode. */
    private static String dropout(Node node, Emission e) {
        String ratio = node.hasInput(1) ? e.realNumber(node, 1) : real(node.realOr("ratio", 0.5f));
        String active = node.hasInput(2) ? "bool(" + e.integer(node, 2) + ")" : bool(false);
        if (!node.hasInput(2) && node.outputs().size() == 1) return e.in(node, 0);
        return e.take(node, library("arithmetic.dropout", e.in(node, 0), ratio, active), 2);
    }
}
