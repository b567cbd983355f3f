package io.superres.torch;

import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.list;
import static io.superres.torch.Emission.real;

import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import java.util.List;

/** Pad in all its modes. */
final class Padding {
    private Padding() {}

    static void describe(OperatorTable table) {
        table.one("Pad", Padding::pad);
    }

    private static String pad(Node node, Emission e) {
        String x = e.in(node, 0);
        String pads = node.has("pads") ? list(node.intsOr("pads", List.of())) : e.ints(node, 1);
        if (node.hasInput(3)) pads = library("shapes.spread_pads", x, pads, e.ints(node, 3));
        String mode = node.textOr("mode", "constant");
        return switch (mode) {
            case "constant" ->
                library(
                        "shapes.pad_constant",
                        x,
                        pads,
                        node.hasInput(2) ? e.realNumber(node, 2) : real(node.realOr("value", 0)));
            case "reflect", "edge", "wrap" -> library("shapes.pad_indexed", x, pads, "\"" + mode + "\"");
            default -> throw new ModelFormatException(node + " has the unknown mode '" + mode + "'");
        };
    }
}
