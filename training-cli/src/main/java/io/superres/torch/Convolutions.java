package io.superres.torch;

import static io.superres.torch.Emission.bool;
import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.list;

import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import java.util.Collections;
import java.util.List;

/** Convolutions with one to three spatial axes, and transposed ones. */
final class Convolutions {
    private Convolutions() {}

    static void describe(OperatorTable table) {
        table.one("Conv", Convolutions::conv).one("ConvTranspose", Convolutions::transposed);
    }

    private static int axes(Node node, Emission e) {
        for (String attribute : List.of("kernel_shape", "strides", "dilations"))
            if (node.has(attribute)) return node.intsOr(attribute, List.of()).size();
        if (node.has("pads")) return node.intsOr("pads", List.of()).size() / 2;
        return e.rank(node, 1).orElseThrow(() -> new ModelFormatException(node + " must name its kernel_shape")) - 2;
    }

    private static String conv(Node node, Emission e) {
        int axes = axes(node, e);
        if (axes < 1 || axes > 3)
            throw new ModelFormatException(node + " has " + axes + " spatial axes; one to three are possible");
        Window window = Window.of(node, axes);
        String x = e.in(node, 0);
        List<Long> padding = window.padsBefore();
        if (window.auto().same()) {
            x = library(
                    "convolutions.pad_same",
                    x,
                    e.in(node, 1),
                    list(window.strides()),
                    list(window.dilations()),
                    bool(window.auto() == Window.Auto.SAME_LOWER));
        } else if (!window.symmetric()) {
            x = "torch.constant_pad_nd(" + x + ", " + list(window.pairs()) + ", 0)";
            padding = Collections.nCopies(axes, 0L);
        }
        boolean half = e.precision() == Precision.BFLOAT16 && !e.isGraphInput(node, 0);
        return "torch.conv" + axes + "d("
                + String.join(
                        ", ",
                        half ? toBfloat16(x) : x,
                        half ? toBfloat16(e.in(node, 1)) : e.in(node, 1),
                        half && node.hasInput(2) ? toBfloat16(e.in(node, 2)) : e.in(node, 2),
                        list(window.strides()),
                        list(padding),
                        list(window.dilations()),
                        Long.toString(node.intOr("group", 1)))
                + ")";
    }

    /** 15 is PyTorch's number for bfloat16. */
    private static String toBfloat16(String x) {
        return "torch.to(" + x + ", 15, False, False, None)";
    }

    private static String transposed(Node node, Emission e) {
        int axes = axes(node, e);
        Window window = Window.of(node, axes);
        String x = e.full(node, 0);
        String w = e.full(node, 1);
        String extra = list(node.intsOr("output_padding", Collections.nCopies(axes, 0L)));
        List<Long> wanted = node.intsOr("output_shape", List.of());
        String pads = list(window.pads());
        if (window.auto().same() || !wanted.isEmpty())
            pads = library(
                    "convolutions.transposed_pads",
                    x,
                    w,
                    list(window.strides()),
                    list(window.dilations()),
                    extra,
                    list(wanted),
                    bool(window.auto() == Window.Auto.SAME_UPPER));
        return library(
                "convolutions.transposed",
                x,
                w,
                e.full(node, 2),
                list(window.strides()),
                pads,
                list(window.dilations()),
                extra,
                Long.toString(node.intOr("group", 1)));
    }
}
