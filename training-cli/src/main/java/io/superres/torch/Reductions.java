package io.superres.torch;

import static io.superres.torch.Emission.bool;
import static io.superres.torch.Emission.library;

import io.superres.onnx.Node;
import java.util.Map;

/** Reductions over axes. */
final class Reductions {
    private static final Map<String, String> FUNCTIONS = Map.of(
            "ReduceSum", "sum",
            "ReduceMean", "mean",
            "ReduceMax", "largest",
            "ReduceMin", "smallest",
            "ReduceProd", "product",
            "ReduceL1", "length1",
            "ReduceL2", "length2",
            "ReduceSumSquare", "squares",
            "ReduceLogSum", "log_sum",
            "ReduceLogSumExp", "log_sum_exp");

    private Reductions() {}

    static void describe(OperatorTable table) {
        FUNCTIONS.forEach((name, function) -> table.one(name, (n, e) -> reduce(n, e, function)));
    }

    private static String reduce(Node node, Emission e, String function) {
        String axes = e.axes(node, 1);
        String x = e.full(node, 0);
        String reduced = library("reductions." + function, x, axes, bool(node.intOr("keepdims", 1) != 0));
        if (node.intOr("noop_with_empty_axes", 0) == 0) return reduced;
        return "(" + reduced + " if len(" + axes + ") > 0 else " + x + ")";
    }
}
