package io.superres.network.adapt;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/**
 * Rebuilds an LR image. Inputs {@code features} of the image encoder, {@code embedding} (batch, embedding) of the
 * degradation encoder, and {@code noise} (batch, 4, y, x) from the standard normal distribution, at the extent of the LR
 * image; output {@code lr} (batch, 3, y, x).
 */
public record Reconstructor(AdaptSize size) {
    private static final int BANDS = 3;

    /** Name of the kernel that gathers, for each LR pixel, what the features say there. */
    public static final String GATHER = "gather.weight";

    /** Modulated blocks, each with noise of its own. */
    public static final int BLOCKS = 4;

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("reconstructor");
        Layers l = Layers.of(g, weights);
        Value features = g.input(ValueInfo.image("features", size.image(), "fh", "fw"));
        Value vector = g.input(
                new ValueInfo("embedding", ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(size.embedding()))));
        Value noise = g.input(ValueInfo.image("noise", BLOCKS, "h", "w"));
        Value embedding = g.reshape(vector, -1, size.embedding(), 1, 1);
        Value x = features;
        if (size.shrink() > 1) x = l.conv("gather", g.spaceToDepth(features, size.shrink()), size.reconstruction(), 1);
        x = Blocks.activated(g, l.conv("conv_first", x, size.reconstruction(), 3));
        for (int i = 0; i < BLOCKS; i++) {
            Layers block = l.in("basic_block" + (i + 1));
            x = Modulation.of(
                    block.in("modulation_layer"), Blocks.residual(block, x), embedding, g.slice(noise, 1, i, i + 1));
        }
        x = Blocks.activated(g, l.conv("HRconv", x, size.reconstruction(), 3));
        g.output(ValueInfo.image("lr", BANDS, "h", "w"), l.conv("conv_last", x, BANDS, 3));
        return g.build();
    }
}
