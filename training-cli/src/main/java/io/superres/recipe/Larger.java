package io.superres.recipe;

import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/** Bicubic enlargement as a network. */
public final class Larger {
    private Larger() {}

    /** Input {@code lr}, output {@code hr}, each with three bands. */
    public static Graph graph(int scale) {
        GraphBuilder g = new GraphBuilder("larger");
        Value lr = g.input(ValueInfo.image("lr", Rgb.BANDS, "h", "w"));
        g.output(ValueInfo.image("hr", Rgb.BANDS, "sh", "sw"), g.enlargeBicubic(lr, scale));
        return g.build();
    }
}
