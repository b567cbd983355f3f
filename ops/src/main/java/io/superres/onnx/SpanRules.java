package io.superres.onnx;

import io.superres.onnx.ReceptiveField.Span;
import io.superres.onnx.ReceptiveField.Walk;
import java.util.Arrays;
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
            "Equal",
            "Erf",
            "Exp",
            "Floor",
            "Greater",
            "HardSigmoid",
            "HardSwish",
            "Identity",
            "LeakyRelu",
            "Less",
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
            "Tanh",
            "Where");

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
            case "Concat", "Split" -> alongChannels(node, out, List.of(node.intOr("axis", 0)));
            case "Softmax", "LogSoftmax", "ArgMax", "ArgMin" ->
                alongChannels(node, out, List.of(node.intOr("axis", -1)));
            case "ReduceMean", "ReduceMax", "ReduceMin" -> alongChannels(node, out, node.intsOr("axes", List.of()));
            case "Slice" -> {
                if (!node.hasInput(3)) throw new Walk.LooksEverywhere(node);
                yield alongChannels(
                        node,
                        out,
                        Arrays.stream(walk.constant(node, 3).longs()).boxed().toList());
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

    /** What happens along channels only leaves positions alone. */
    private static Span alongChannels(Node node, Span out, List<Long> axes) {
        if (!axes.equals(List.of(1L)) || node.intOr("keepdims", 1) == 0) throw new Walk.LooksEverywhere(node);
        return out;
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
        double whole = Math.max(factor, 1 / factor);
        if (Math.abs(whole - Math.rint(whole)) > 1e-4) throw new Walk.LooksEverywhere(node);
        if (repeats(node)) return new Span(position(out.first(), factor), position(out.last(), factor));
        int taps = node.textOr("mode", "nearest").equals("cubic") ? 2 : 1;
        long first = (long) Math.floor((out.first() + 0.5) / factor - 0.5) - taps + 1;
        long last = (long) Math.floor((out.last() + 0.5) / factor - 0.5) + taps;
        return new Span(first, last);
    }

    /** Whether every pixel is simply repeated, or one of several dropped. */
    private static boolean repeats(Node node) {
        return node.textOr("mode", "nearest").equals("nearest")
                && node.textOr("coordinate_transformation_mode", "half_pixel").equals("asymmetric")
                && node.textOr("nearest_mode", "round_prefer_floor").equals("floor");
    }

    private static long position(long out, double factor) {
        return factor >= 1 ? Math.floorDiv(out, Math.round(factor)) : out * Math.round(1 / factor);
    }

    private static long at(Node node, String attribute, int axis, long otherwise) {
        List<Long> values = node.intsOr(attribute, List.of());
        return values.isEmpty() ? otherwise : values.get(axis);
    }
}
