package io.superres.torch;

import static io.superres.torch.Emission.bool;
import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.list;

import io.superres.onnx.ElementType;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import java.util.List;

/** Operators that rearrange elements, make tensors of a given shape, or tell the shape of one. */
final class Shapes {
    private Shapes() {}

    static void describe(OperatorTable table) {
        table.one("Reshape", Shapes::reshape)
                .one("Transpose", Shapes::transpose)
                .one("Squeeze", (n, e) -> library("shapes.squeeze", e.in(n, 0), e.axes(n, 1)))
                .one("Unsqueeze", (n, e) -> library("shapes.unsqueeze", e.in(n, 0), e.axes(n, 1)))
                .one("Flatten", (n, e) -> library("shapes.flatten", e.in(n, 0), number(n, "axis", 1)))
                .one("Expand", (n, e) -> library("shapes.expand", e.in(n, 0), e.ints(n, 1)))
                .one("Tile", (n, e) -> "torch.repeat(" + e.in(n, 0) + ", " + e.ints(n, 1) + ")")
                .one("Concat", (n, e) -> "torch.cat([" + e.all(n) + "], " + number(n, "axis", 0) + ")")
                .upTo(Integer.MAX_VALUE, "Split", Shapes::split)
                .one("DepthToSpace", Shapes::depthToSpace)
                .one("SpaceToDepth", (n, e) -> library("shapes.space_to_depth", e.in(n, 0), number(n, "blocksize", 1)))
                .one("Shape", Shapes::shape)
                .one("Size", (n, e) -> "torch.tensor(torch.numel(" + e.in(n, 0) + "), dtype=4)")
                .one("ConstantOfShape", Shapes::constantOfShape)
                .one("Range", (n, e) -> library("shapes.arange", e.all(n)))
                .one("EyeLike", Shapes::eyeLike)
                .one("Trilu", Shapes::trilu);
    }

    private static String number(Node node, String attribute, long otherwise) {
        return Long.toString(node.intOr(attribute, otherwise));
    }

    private static String reshape(Node node, Emission e) {
        if (node.has("shape"))
            return library("shapes.reshape", e.in(node, 0), list(node.intsOr("shape", List.of())), bool(false));
        boolean literal = e.known(node, 1) && !e.knownInts(node, 1).contains(0L);
        if (literal) return "torch.reshape(" + e.in(node, 0) + ", " + e.ints(node, 1) + ")";
        return library("shapes.reshape", e.in(node, 0), e.ints(node, 1), bool(node.intOr("allowzero", 0) != 0));
    }

    private static String transpose(Node node, Emission e) {
        List<Long> permutation = node.intsOr("perm", List.of());
        if (permutation.isEmpty()) return library("shapes.reverse", e.in(node, 0));
        return "torch.permute(" + e.in(node, 0) + ", " + list(permutation) + ")";
    }

    /** Always a list; a node with one output takes its only element. */
    private static String split(Node node, Emission e) {
        String axis = number(node, "axis", 0);
        int parts = node.outputs().size();
        String sizes = node.has("split") ? list(node.intsOr("split", List.of())) : e.ints(node, 1);
        String all = node.has("split") || node.hasInput(1)
                ? "torch.split_with_sizes(" + e.in(node, 0) + ", " + sizes + ", " + axis + ")"
                : library("shapes.split_equal", e.in(node, 0), axis, Integer.toString(parts));
        return parts == 1 ? all + "[0]" : all;
    }

    private static String depthToSpace(Node node, Emission e) {
        long r = node.intOr("blocksize", 1);
        String x = e.in(node, 0);
        if (node.textOr("mode", "DCR").equals("DCR"))
            x = "torch.flatten(torch.transpose(torch.unflatten(" + x + ", 1, [" + r * r + ", -1]), 1, 2), 1, 2)";
        return "torch.pixel_shuffle(" + x + ", " + r + ")";
    }

    private static String shape(Node node, Emission e) {
        return library("shapes.shape", e.in(node, 0), number(node, "start", 0), number(node, "end", Long.MAX_VALUE));
    }

    private static String constantOfShape(Node node, Emission e) {
        Tensor value = node.has("value") ? node.tensor("value") : Tensor.scalar(0);
        if (value.size() != 1) throw new ModelFormatException(node + " must have a value of one element");
        return "torch.expand(torch.reshape(" + e.constant(value, node) + ", " + list() + "), " + e.ints(node, 0) + ")";
    }

    private static String eyeLike(Node node, Emission e) {
        String type = node.has("dtype")
                ? Integer.toString(TorchType.of(ElementType.of((int) node.intOr("dtype", 1)))
                        .code())
                : e.in(node, 0) + ".dtype";
        return library("shapes.eye_like", e.in(node, 0), number(node, "k", 0), type);
    }

    private static String trilu(Node node, Emission e) {
        String k = node.hasInput(1) ? e.integer(node, 1) : "0";
        return library("shapes.trilu", e.in(node, 0), k, bool(node.intOr("upper", 1) != 0));
    }
}
