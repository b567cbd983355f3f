package io.superres.network.vision;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.PadMode;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.Set;

/**
 * The VGG-19 up to relu4_1 that RefVAE's published weights see with: a 1x1 convolution in place of the normalisation, and
 * reflected borders. Input {@code image} (batch, 3, y, x), values 0 to 1, extents of 16 or more; output {@code relu4_1},
 * stride 8.
 *
 * @param width channels of the first block; 64 in the published weights
 */
public record StyleVgg(int width) {
    private static final int BANDS = 3;
    private static final int CONVOLUTIONS = 10;
    private static final Set<Integer> POOLED = Set.of(3, 5, 9);
    private static final Set<Integer> WIDER = Set.of(4, 6, 10);

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("vgg-r41");
        Layers l = Layers.of(g, weights);
        Value x = l.conv("conv1", g.input(ValueInfo.image("image", BANDS, "h", "w")), BANDS, 1);
        int channels = width;
        for (int i = 2; i <= CONVOLUTIONS; i++) {
            if (WIDER.contains(i)) channels *= 2;
            x = g.relu(l.conv("conv" + i, g.pad(x, PadMode.REFLECT, 1, 1, 1, 1), channels, 3, Sliding.of(1, 0)));
            if (POOLED.contains(i)) x = g.maxPool(x, 2, Sliding.of(2, 0));
        }
        g.output(ValueInfo.image("relu4_1", channels, "h/8", "w/8"), x);
        return g.build();
    }
}
