package io.superres.recipe.adapt;

import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.recipe.Rgb;

/** Bicubic enlargement as a network. */
final class Larger {
    private Larger() {}

    static Graph graph(int scale) {
        GraphBuilder g = new GraphBuilder("larger");
        Value lr = g.input(ValueInfo.image("lr", Rgb.BANDS, "h", "w"));
        g.output(ValueInfo.image("hr", Rgb.BANDS, "sh", "sw"), g.enlargeBicubic(lr, scale));
        return g.build();
    }
}
