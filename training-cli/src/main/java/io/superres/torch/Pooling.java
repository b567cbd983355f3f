package io.superres.torch;

import static io.superres.torch.Emission.bool;
import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.list;

import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import java.util.List;

/** Poolings with one to three spatial axes. */
final class Pooling {
    private Pooling() {}

    static void describe(OperatorTable table) {
        table.one("Col2Im", Pooling::columnsToImage)
                .upTo(2, "MaxPool", Pooling::max)
                .one("AveragePool", Pooling::average)
                .one("GlobalAveragePool", (n, e) -> library("pooling.global_average", e.full(n, 0)))
                .one("GlobalMaxPool", (n, e) -> library("pooling.global_max", e.in(n, 0)));
    }

    private static String max(Node node, Emission e) {
        boolean places = node.outputs().size() == 2;
        String arguments = geometry(node, e);
        return places
                ? library("pooling.max_with_places", arguments, bool(node.intOr("storage_order", 0) == 1))
                : library("pooling.max", arguments);
    }

    private static String average(Node node, Emission e) {
        return library("pooling.average", geometry(node, e), bool(node.intOr("count_include_pad", 0) != 0));
    }

    private static String columnsToImage(Node node, Emission e) {
        Window window = Window.of(node, 2);
        return library(
                "pooling.columns_to_image",
                e.in(node, 0),
                e.ints(node, 1),
                e.ints(node, 2),
                list(window.strides()),
                list(window.pads()),
                list(window.dilations()));
    }

    private static String geometry(Node node, Emission e) {
        List<Long> kernel = node.intsOr("kernel_shape", List.of());
        if (kernel.isEmpty() || kernel.size() > 3)
            throw new ModelFormatException(
                    node + " has " + kernel.size() + " spatial axes in kernel_shape; one to three are possible");
        Window window = Window.of(node, kernel.size());
        String x = e.in(node, 0);
        String pads = list(window.pads());
        if (window.auto().same())
            pads = library(
                    "convolutions.same_pads",
                    x,
                    list(kernel),
                    list(window.strides()),
                    list(window.dilations()),
                    bool(window.auto() == Window.Auto.SAME_LOWER));
        return String.join(
                ", ",
                x,
                list(kernel),
                list(window.strides()),
                pads,
                list(window.dilations()),
                bool(node.intOr("ceil_mode", 0) != 0));
    }
}
