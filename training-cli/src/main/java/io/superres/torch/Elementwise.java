package io.superres.torch;

import static io.superres.torch.Emission.bool;
import static io.superres.torch.Emission.library;

import io.superres.onnx.ElementType;
import io.superres.onnx.Node;
import java.util.Map;
import java.util.Set;

/** Arithmetic, comparison and logic, element by element with broadcasting. */
final class Elementwise {
    /** Functions whose value in bfloat16 is as good as in float32. */
    private static final Set<String> EXACT = Set.of("Abs", "Neg", "Floor", "Ceil", "Round", "Sign", "IsNaN", "Not");

    private static final Map<String, String> SINGLE = Map.ofEntries(
            Map.entry("Abs", "torch.abs"),
            Map.entry("Neg", "torch.neg"),
            Map.entry("Sqrt", "torch.sqrt"),
            Map.entry("Exp", "torch.exp"),
            Map.entry("Log", "torch.log"),
            Map.entry("Erf", "torch.erf"),
            Map.entry("Reciprocal", "torch.reciprocal"),
            Map.entry("Sin", "torch.sin"),
            Map.entry("Cos", "torch.cos"),
            Map.entry("Tan", "torch.tan"),
            Map.entry("Asin", "torch.asin"),
            Map.entry("Acos", "torch.acos"),
            Map.entry("Atan", "torch.atan"),
            Map.entry("Sinh", "torch.sinh"),
            Map.entry("Cosh", "torch.cosh"),
            Map.entry("Asinh", "torch.asinh"),
            Map.entry("Acosh", "torch.acosh"),
            Map.entry("Atanh", "torch.atanh"),
            Map.entry("Floor", "torch.floor"),
            Map.entry("Ceil", "torch.ceil"),
            Map.entry("Round", "torch.round"),
            Map.entry("Sign", "torch.sign"),
            Map.entry("IsNaN", "torch.isnan"),
            Map.entry("Not", "torch.logical_not"));

    private static final Map<String, String> PAIR = Map.ofEntries(
            Map.entry("Add", "torch.add"),
            Map.entry("Sub", "torch.sub"),
            Map.entry("Mul", "torch.mul"),
            Map.entry("Div", "__torch__.arithmetic.div"),
            Map.entry("Pow", "__torch__.arithmetic.pow"),
            Map.entry("Equal", "torch.eq"),
            Map.entry("Less", "torch.lt"),
            Map.entry("LessOrEqual", "torch.le"),
            Map.entry("Greater", "torch.gt"),
            Map.entry("GreaterOrEqual", "torch.ge"),
            Map.entry("And", "torch.logical_and"),
            Map.entry("Or", "torch.logical_or"),
            Map.entry("Xor", "torch.logical_xor"));

    private Elementwise() {}

    static void describe(OperatorTable table) {
        SINGLE.forEach((name, function) -> table.one(name, single(name, function)));
        PAIR.forEach((name, function) -> table.one(name, (n, e) -> pair(n, e, function)));
        table.one("Identity", (n, e) -> e.in(n, 0))
                .one("Sum", fold("torch.add"))
                .one("Min", fold("torch.minimum"))
                .one("Max", fold("torch.maximum"))
                .one("Mean", (n, e) -> library("arithmetic.mean", "[" + e.all(n) + "]"))
                .one("Mod", Elementwise::mod)
                .one("Where", (n, e) -> "torch.where(" + e.all(n) + ")")
                .one("Clip", Elementwise::clip)
                .one("IsInf", Elementwise::isInf)
                .one("Cast", (n, e) -> to(e.in(n, 0), TorchType.of(ElementType.of((int) n.intOr("to", 1)))))
                .one("CastLike", Operators.infix("torch.type_as"));
    }

    private static Emitter single(String name, String function) {
        if (EXACT.contains(name)) return Operators.call(function);
        return (node, e) -> function + "(" + e.full(node, 0) + ")";
    }

    /** Before operator set 7 an attribute told with which axis of the first operand the second begins. */
    private static String pair(Node node, Emission e, String function) {
        boolean delicate = node.opType().equals("Div") || node.opType().equals("Pow");
        String a = delicate ? e.full(node, 0) : e.in(node, 0);
        String b = delicate ? e.full(node, 1) : e.in(node, 1);
        if (node.has("axis")) b = library("shapes.begin_at", b, a, Long.toString(node.intOr("axis", 0)));
        return function + "(" + a + ", " + b + ")";
    }

    private static String to(String x, TorchType type) {
        return "torch.to(" + x + ", " + type.code() + ", False, False, None)";
    }

    private static Emitter fold(String function) {
        return (node, e) -> {
            String result = e.in(node, 0);
            for (int i = 1; i < node.inputs().size(); i++)
                result = function + "(" + result + ", " + e.in(node, i) + ")";
            return result;
        };
    }

    private static String mod(Node node, Emission e) {
        String function = node.intOr("fmod", 0) != 0 ? "torch.fmod" : "torch.remainder";
        return function + "(" + e.in(node, 0) + ", " + e.in(node, 1) + ")";
    }

    /** Bounds are attributes before operator set 11, inputs since; either may be missing. */
    private static String clip(Node node, Emission e) {
        String low = e.in(node, 1);
        String high = e.in(node, 2);
        if (node.has("min")) low = Emission.real(node.realOr("min", 0));
        if (node.has("max")) high = Emission.real(node.realOr("max", 0));
        String x = e.in(node, 0);
        return low.equals("None") && high.equals("None") ? x : "torch.clamp(" + x + ", " + low + ", " + high + ")";
    }

    private static String isInf(Node node, Emission e) {
        return library(
                "arithmetic.is_infinite",
                e.in(node, 0),
                bool(node.intOr("detect_negative", 1) != 0),
                bool(node.intOr("detect_positive", 1) != 0));
    }
}
