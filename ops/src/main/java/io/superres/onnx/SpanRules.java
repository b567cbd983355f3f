package io.superres.onnx;

import io.superres.onnx.ReceptiveField.Span;
import io.superres.onnx.ReceptiveField.Walk;
import java.util.List;
import java.util.Set;

/** For each local operator, the positions of its input that a span of its output depends on. */
final class SpanRules {
    private static final Set<String> ELEMENTWISE = Set.of(
            "Abs",
            "Add",
            "BatchNormalization",
            "Cast",
            "Ceil",
            "Clip",
            "Cos",
            "Div",
            "Dropout",
            "Elu",
            "Erf",
            "Exp",
            "Floor",
            "HardSigmoid",
            "HardSwish",
            "Identity",
            "LeakyRelu",
            "Log",
            "Max",
            "Mean",
            "Min",
            "Mul",
            "Neg",
            "PRelu",
            "Pow",
            "Reciprocal",
            "Relu",
            "Round",
            "Selu",
            "Sigmoid",
            "Sign",
            "Sin",
            "Softplus",
            "Softsign",
            "Sqrt",
            "Sub",
            "Sum",
            "Tanh");

    private SpanRules() {}

    /** @param axis 0 for y, 1 for x */
    static Span back(Node node, Span out, int axis, Walk walk) {
        if (ELEMENTWISE.contains(node.opType())) return out;
        return switch (node.opType()) {
            case "Conv" -> window(node, out, axis, kernel(node, axis, walk));
            case "MaxPool", "AveragePool" -> window(node, out, axis, at(node, "kernel_shape", axis, 1));
            case "ConvTranspose" -> transposed(node, out, axis, kernel(node, axis, walk));
            case "DepthToSpace" -> {
                long r = node.intOr("blocksize", 1);
                yield new Span(Math.floorDiv(out.first(), r), Math.floorDiv(out.last(), r));
            }
            case "SpaceToDepth" -> {
                long r = node.intOr("blocksize", 1);
                yield new Span(out.first() * r, out.last() * r + r - 1);
            }
            case "Concat" -> {
                if (node.intOr("axis", 0) != 1) throw new Walk.LooksEverywhere(node);
                yield out;
            }
            case "Pad" -> {
                long before = walk.constant(node, 1).longs()[2 + axis];
                // Reflected or repeated pixels lie beyond the image only, where every tile sees its own border.
                yield new Span(out.first() - before, out.last() - before);
            }
            case "Resize", "Upsample" -> resized(node, out, axis, walk);
            default -> throw new Walk.LooksEverywhere(node);
        };
    }

    private static long kernel(Node node, int axis, Walk walk) {
        return node.has("kernel_shape")
                ? at(node, "kernel_shape", axis, 1)
                : walk.constant(node, 1).shape()[2 + axis];
    }

    private static Span window(Node node, Span out, int axis, long kernel) {
        long stride = at(node, "strides", axis, 1);
        long reach = at(node, "dilations", axis, 1) * (kernel - 1);
        return new Span(
                out.first() * stride - padBefore(node, axis, reach),
                out.last() * stride - padBefore(node, axis, reach) + reach);
    }

    private static Span transposed(Node node, Span out, int axis, long kernel) {
        long stride = at(node, "strides", axis, 1);
        long reach = at(node, "dilations", axis, 1) * (kernel - 1);
        long pad = padBefore(node, axis, reach);
        return new Span(-Math.floorDiv(-(out.first() + pad - reach), stride), Math.floorDiv(out.last() + pad, stride));
    }

    private static long padBefore(Node node, int axis, long reach) {
        return switch (node.textOr("auto_pad", "NOTSET")) {
            case "NOTSET" -> at(node, "pads", axis, 0);
            case "VALID" -> 0;
            case "SAME_UPPER" -> reach / 2;
            case "SAME_LOWER" -> reach - reach / 2;
            default -> throw new Walk.LooksEverywhere(node);
        };
    }

    private static Span resized(Node node, Span out, int axis, Walk walk) {
        Tensor scales = walk.constant(node, node.opType().equals("Resize") ? 2 : 1);
        if (scales.size() != 4
                || node.textOr("coordinate_transformation_mode", "half_pixel").equals("align_corners"))
            throw new Walk.LooksEverywhere(node);
        double factor = scales.floats()[2 + axis];
        int taps = node.textOr("mode", "nearest").equals("cubic") ? 2 : 1;
        long first = (long) Math.floor((out.first() + 0.5) / factor - 0.5) - taps + 1;
        long last = (long) Math.floor((out.last() + 0.5) / factor - 0.5) + taps;
        return new Span(first, last);
    }

    private static long at(Node node, String attribute, int axis, long otherwise) {
        List<Long> values = node.intsOr(attribute, List.of());
        return values.isEmpty() ? otherwise : values.get(axis);
    }
}
