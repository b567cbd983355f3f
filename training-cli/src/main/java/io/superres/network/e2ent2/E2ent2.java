package io.superres.network.e2ent2;

import io.superres.method.e2ent2.Textures;
import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;

/**
 * The generator of E2ENT2 (Xie et al., Feature Representation Matters: End-to-End Learning for Reference-based Image
 * Super-resolution, ECCV 2020): an encoder that sees LR image, reference and reduced reference alike, a tail that makes
 * an HR image of the LR features alone, and a decoder that also takes textures swapped in from the reference. Images are
 * (batch, 3, y, x), values 0 to 1; features are (batch, channels, y, x); textures are features of the reference at HR
 * resolution, the 4 x 4 of each LR pixel stacked as {@link Textures} says: (batch, 16 * channels, y, x).
 */
public record E2ent2(E2ent2Size size) {
    /** Channels of an image. */
    public static final int BANDS = 3;

    private static final float SLOPE = 0.1f;

    /** Residuals begin small (habit of published SR code). */
    private static final Init SMALL = new Init.He(0.1);

    /** Input {@code image}, output {@code features} of the same extent. */
    public Graph encoder(Weights weights) {
        GraphBuilder g = new GraphBuilder("e2ent2-encoder");
        Value image = g.input(ValueInfo.image("image", BANDS, "h", "w"));
        g.output(features(), encoded(Layers.of(g, weights), image));
        return g.build();
    }

    /** Inputs {@code features} and {@code lr}, output {@code sr}. */
    public Graph tail(Weights weights) {
        GraphBuilder g = new GraphBuilder("e2ent2-tail");
        Value features = g.input(features());
        Value lr = g.input(lr());
        g.output(sr(), enlarged(Layers.of(g, weights), features, lr));
        return g.build();
    }

    /** Inputs {@code features}, {@code textures} and {@code lr}, output {@code sr}. */
    public Graph decoder(Weights weights) {
        GraphBuilder g = new GraphBuilder("e2ent2-decoder");
        Value features = g.input(features());
        Value textures = g.input(ValueInfo.image("textures", Textures.channels(size.channels()), "h", "w"));
        Value lr = g.input(lr());
        g.output(sr(), decoded(Layers.of(g, weights), features, textures, lr));
        return g.build();
    }

    /** The branch without a reference, in one piece. Input {@code lr}, output {@code sr}. */
    public Graph single(Weights weights) {
        GraphBuilder g = new GraphBuilder("e2ent2-single");
        Layers l = Layers.of(g, weights);
        Value lr = g.input(lr());
        g.output(sr(), enlarged(l, encoded(l, lr), lr));
        return g.build();
    }

    /**
     * The decoder with all it needs behind each other in one input, as it is shipped. Input {@code guided}, the LR image,
     * behind its bands its features, behind these the textures; output {@code sr}.
     */
    public Graph guided(Weights weights) {
        GraphBuilder g = new GraphBuilder("e2ent2-guided");
        long features = BANDS + size.channels();
        long textures = features + Textures.channels(size.channels());
        Value guided = g.input(ValueInfo.image("guided", textures, "h", "w"));
        Value lr = g.slice(guided, 1, 0, BANDS);
        g.output(
                sr(),
                decoded(
                        Layers.of(g, weights),
                        g.slice(guided, 1, BANDS, features),
                        g.slice(guided, 1, features, textures),
                        lr));
        return g.build();
    }

    private Value encoded(Layers scope, Value image) {
        GraphBuilder g = scope.graph();
        Layers l = scope.in("enc").starting(SMALL);
        Value first = g.leakyRelu(
                scope.in("enc").starting(new Init.He(1)).conv("conv_first", image, size.channels(), 3), SLOPE);
        Value body = blocks(l.in("body"), first, size.encoderBlocks());
        // No activation: one-sided features would all match bright patches.
        return g.add(l.conv("conv_after", body, size.channels(), 3), first);
    }

    private Value enlarged(Layers scope, Value features, Value lr) {
        Layers l = scope.in("sisr").starting(SMALL);
        return detailed(l, shuffledTwice(scope.in("sisr"), features), lr);
    }

    private Value decoded(Layers scope, Value features, Value textures, Value lr) {
        GraphBuilder g = scope.graph();
        Layers early = scope.in("res1").starting(SMALL);
        Value own = shuffledTwice(scope.in("res1"), blocks(early.in("body"), features, size.earlyBlocks()));
        Value foreign = g.pixelShuffle(textures, Textures.RATIO);
        Layers late = scope.in("res2").starting(SMALL);
        Value fused = g.leakyRelu(
                scope.in("res2")
                        .starting(new Init.He(1))
                        .conv("conv_fuse", g.concat(1, foreign, own), size.channels(), 3),
                SLOPE);
        Value body = blocks(late.in("body"), fused, size.lateBlocks());
        return detailed(late, g.add(late.conv("conv_after", body, size.channels(), 3), fused), lr);
    }

    /** Two enlargements by 2 through pixel shuffles. */
    private Value shuffledTwice(Layers scope, Value x) {
        GraphBuilder g = scope.graph();
        Layers l = scope.starting(new Init.He(1));
        Value once = g.leakyRelu(g.pixelShuffle(l.conv("upconv1", x, 4L * size.channels(), 3), 2), SLOPE);
        return g.leakyRelu(g.pixelShuffle(l.conv("upconv2", once, 4L * size.channels(), 3), 2), SLOPE);
    }

    private static Value detailed(Layers l, Value x, Value lr) {
        GraphBuilder g = l.graph();
        return g.add(l.conv("conv_last", x, BANDS, 3), g.enlargeBilinear(lr, Textures.RATIO));
    }

    private Value blocks(Layers body, Value x, int count) {
        GraphBuilder g = body.graph();
        Value y = x;
        for (int i = 0; i < count; i++) {
            Layers l = body.in(i);
            Value branch = g.relu(l.conv("conv1", y, size.channels(), 3));
            y = g.add(y, l.conv("conv2", branch, size.channels(), 3));
        }
        return y;
    }

    private ValueInfo features() {
        return ValueInfo.image("features", size.channels(), "h", "w");
    }

    private static ValueInfo lr() {
        return ValueInfo.image("lr", BANDS, "h", "w");
    }

    private static ValueInfo sr() {
        return ValueInfo.image("sr", BANDS, "sh", "sw");
    }
}
