package io.superres.network.adapt;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/**
 * Sees how an image was degraded. Input {@code image} (batch, 3, y, x), of at least 22 pixels along each axis, or 8 if
 * the strides are padded; output {@code embedding} (batch, embedding).
 */
public record DegradationEncoder(AdaptSize size) {
    private static final int BANDS = 3;
    private static final int GROUPS = 4;
    private static final int DEPTH = 4;
    private static final int STRIDE_KERNEL = 4;

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("degradation-encoder");
        Layers l = Layers.of(g, weights);
        Value image = g.input(ValueInfo.image("image", BANDS, "h", "w"));
        Layers extractor = l.in("DDR_extractor");
        Value x = Blocks.activated(g, extractor.conv("conv_first", image, size.trunk(), 3));
        for (int group = 1; group <= GROUPS; group++)
            for (int i = 0; i < DEPTH; i++)
                x = Blocks.residual(extractor.in("recon_trunk" + group).in(i), x);
        Sliding half = Sliding.of(2, size.padded() ? 1 : 0);
        x = Blocks.activated(g, l.conv("conv1", x, size.first(), STRIDE_KERNEL, half));
        x = Blocks.activated(g, l.conv("conv2", x, size.second(), STRIDE_KERNEL, half));
        x = Blocks.activated(g, l.conv("conv3", x, size.embedding(), STRIDE_KERNEL, half));
        x = g.globalAveragePool(x);
        x = Blocks.activated(g, l.conv("conv1x1_1", x, size.embedding(), 1));
        x = Blocks.activated(g, l.conv("conv1x1_2", x, size.embedding(), 1));
        x = l.conv("conv1x1_3", x, size.embedding(), 1);
        g.output(
                new ValueInfo("embedding", ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(size.embedding()))),
                g.reshape(x, -1, size.embedding()));
        return g.build();
    }
}
