package io.superres.torch;

import static io.superres.torch.Emission.bool;
import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.list;

import io.superres.onnx.Node;
import java.util.List;

/** Operators that pick or place elements by index, search and sort. */
final class Indexing {
    private Indexing() {}

    static void describe(OperatorTable table) {
        table.one("Slice", Indexing::slice)
                .one("Gather", (n, e) -> library("indexing.gather", e.in(n, 0), e.in(n, 1), axis(n, 0)))
                .one(
                        "GatherElements",
                        (n, e) -> library("indexing.gather_elements", e.in(n, 0), e.in(n, 1), axis(n, 0)))
                .one("GatherND", Indexing::gatherNd)
                .one("ScatterElements", Indexing::scatter)
                .one("Scatter", Indexing::scatter)
                .one("ScatterND", (n, e) -> library("indexing.scatter_nd", placed(n, e), reduction(n)))
                .one("OneHot", Indexing::oneHot)
                .one("NonZero", (n, e) -> "torch.transpose(torch.nonzero(" + e.in(n, 0) + "), 0, 1)")
                .one("Compress", Indexing::compress)
                .one("CumSum", Indexing::cumulativeSum)
                .one("ArgMax", (n, e) -> argument(n, e, "arg_largest"))
                .one("ArgMin", (n, e) -> argument(n, e, "arg_smallest"))
                .upTo(2, "TopK", Indexing::top)
                .one("GridSample", Indexing::gridSample);
    }

    private static String axis(Node node, long otherwise) {
        return Long.toString(node.intOr("axis", otherwise));
    }

    private static String reduction(Node node) {
        return "\"" + node.textOr("reduction", "none").replaceAll("[^a-z]", "") + "\"";
    }

    private static String slice(Node node, Emission e) {
        boolean attributes = node.has("starts");
        return library(
                "indexing.slice",
                e.in(node, 0),
                attributes ? list(node.intsOr("starts", List.of())) : e.ints(node, 1),
                attributes ? list(node.intsOr("ends", List.of())) : e.ints(node, 2),
                e.axes(node, 3),
                e.ints(node, 4));
    }

    private static String gatherNd(Node node, Emission e) {
        return library("indexing.gather_nd", e.in(node, 0), e.in(node, 1), Long.toString(node.intOr("batch_dims", 0)));
    }

    /** Target, indices and updates. */
    private static String placed(Node node, Emission e) {
        return e.full(node, 0) + ", " + e.in(node, 1) + ", " + e.full(node, 2);
    }

    private static String scatter(Node node, Emission e) {
        return library("indexing.scatter_elements", placed(node, e), axis(node, 0), reduction(node));
    }

    private static String oneHot(Node node, Emission e) {
        return library("indexing.one_hot", e.in(node, 0), e.integer(node, 1), e.in(node, 2), axis(node, -1));
    }

    private static String compress(Node node, Emission e) {
        return library("indexing.compress", e.in(node, 0), e.in(node, 1), node.has("axis") ? axis(node, 0) : "None");
    }

    private static String cumulativeSum(Node node, Emission e) {
        return library(
                "indexing.cumulative_sum",
                e.in(node, 0),
                e.integer(node, 1),
                bool(node.intOr("exclusive", 0) != 0),
                bool(node.intOr("reverse", 0) != 0));
    }

    private static String argument(Node node, Emission e, String function) {
        return library(
                "indexing." + function,
                e.in(node, 0),
                axis(node, 0),
                bool(node.intOr("keepdims", 1) != 0),
                bool(node.intOr("select_last_index", 0) != 0));
    }

    private static String top(Node node, Emission e) {
        String k = node.hasInput(1) ? e.integer(node, 1) : Long.toString(node.intOr("k", 1));
        String call = library("indexing.top", e.in(node, 0), k, axis(node, -1), bool(node.intOr("largest", 1) != 0));
        return e.take(node, call, 2);
    }

    private static String gridSample(Node node, Emission e) {
        int mode = number(node, "mode", List.of("bilinear|linear", "nearest", "bicubic|cubic"));
        int padding = number(node, "padding_mode", List.of("zeros", "border", "reflection"));
        return "torch.grid_sampler(" + e.full(node, 0) + ", " + e.full(node, 1) + ", " + mode + ", " + padding + ", "
                + bool(node.intOr("align_corners", 0) != 0) + ")";
    }

    /** PyTorch counts what ONNX names; the first name is the default. */
    private static int number(Node node, String attribute, List<String> names) {
        String text = node.textOr(attribute, "");
        for (int i = 0; i < names.size(); i++)
            if (List.of(names.get(i).split("\\|")).contains(text)) return i;
        if (text.isEmpty()) return 0;
        throw new io.superres.onnx.ModelFormatException(node + " has an unknown " + attribute + " '" + text + "'");
    }
}
