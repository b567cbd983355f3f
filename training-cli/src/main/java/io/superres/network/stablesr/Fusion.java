package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/**
 * What the encoder's features add to the decoder's: two residual blocks around residual-in-residual dense blocks (Wang
 * et al., ESRGAN, 2018).
 *
 * @param dense number of dense blocks
 * @param growth features that each of their convolutions adds
 */
record Fusion(VaeBlocks blocks, int dense, int growth) {
    private static final float SLOPE = 0.2f;
    private static final float SHARE = 0.2f;
    private static final Init SMALL = new Init.He(0.1);

    /** @param theirs the encoder's features, of the same shape as {@code mine} */
    Value correction(Layers l, Value theirs, Value mine) {
        Value both = l.graph().concat(1, theirs, mine);
        Value h = blocks.residual(l.in("encode_enc_1"), both, mine.extent(1), "conv_out");
        for (int i = 0; i < dense; i++)
            h = residualInResidual(l.in("encode_enc_2").in(i), h);
        return blocks.residual(l.in("encode_enc_3"), h, mine.extent(1));
    }

    private Value residualInResidual(Layers l, Value x) {
        Value h = x;
        for (int i = 1; i <= 3; i++) h = denseBlock(l.in("rdb" + i).starting(SMALL), h);
        return share(l.graph(), h, x);
    }

    private Value denseBlock(Layers l, Value x) {
        GraphBuilder g = l.graph();
        Value all = x;
        for (int i = 1; i <= 4; i++) all = g.concat(1, all, g.leakyRelu(l.conv("conv" + i, all, growth, 3), SLOPE));
        return share(g, l.conv("conv5", all, x.extent(1), 3), x);
    }

    private static Value share(GraphBuilder g, Value branch, Value x) {
        return g.add(g.mul(branch, SHARE), x);
    }
}
