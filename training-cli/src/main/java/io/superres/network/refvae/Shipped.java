package io.superres.network.refvae;

import static io.superres.method.refvae.RefVaeModel.BANDS;
import static io.superres.method.refvae.RefVaeModel.SCALE;

import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/**
 * RefVAE together with the network that it sees with, as it is trained and shipped. Weights of the latter have names that
 * begin with {@value #EYES}.
 *
 * @param network what learns
 * @param eyes the frozen network, from an image to the one layer that the generator stands on
 */
public record Shipped(RefVae network, Graph eyes) {
    static final String EYES = "features.";

    /** Input {@code lr}; outputs {@code base}, its bicubic enlargement, and {@code seen}, the features of that. */
    public Graph seen() {
        GraphBuilder g = new GraphBuilder("refvae-seen");
        Value base = g.enlargeBicubic(g.input(lr()), SCALE);
        g.output(ValueInfo.image("base", BANDS, "sh", "sw"), base);
        g.output(ValueInfo.image("seen", network.size().features(), "fh", "fw"), see(g, base));
        return g.build();
    }

    /** Input {@code reference}, extent {@code extent} squared; outputs {@code mean} and {@code logvar}. */
    public Graph encoder(Weights weights, int extent) {
        GraphBuilder g = new GraphBuilder("refvae-encoder");
        Value reference = g.input(new ValueInfo(
                "reference",
                ElementType.FLOAT,
                List.of(Dim.named("batch"), Dim.of(BANDS), Dim.of(extent), Dim.of(extent))));
        Graph inner = network.referenceEncoder(weights, extent / SCALE, RefVae.Statistics.KNOWN);
        List<Value> found = g.embed("encoder.", inner, see(g, reference));
        for (int i = 0; i < found.size(); i++) g.output(inner.outputs().get(i), found.get(i));
        return g.build();
    }

    /** Input {@code guided}, the LR image and behind its bands the condition stretched over it; output {@code sr}. */
    public Graph decoder(Weights weights) {
        GraphBuilder g = new GraphBuilder("refvae-decoder");
        long channels = BANDS + network.size().latent();
        Value guided = g.input(ValueInfo.image("guided", channels, "h", "w"));
        painted(g, weights, g.slice(guided, 1, 0, BANDS), g.slice(guided, 1, BANDS, channels));
        return g.build();
    }

    /**
     * Input {@code lr}, output {@code sr}.
     *
     * @param condition one number for each of its channels, the same everywhere
     */
    public Graph single(Weights weights, float[] condition) {
        GraphBuilder g = new GraphBuilder("refvae-x" + SCALE);
        Value lr = g.input(lr());
        Value constant = g.constant(Tensor.of(condition, 1, condition.length, 1, 1));
        painted(g, weights, lr, g.add(g.mul(g.slice(lr, 1, 0, 1), 0), constant));
        return g.build();
    }

    private void painted(GraphBuilder g, Weights weights, Value lr, Value condition) {
        Value base = g.enlargeBicubic(lr, SCALE);
        Value sr = g.embed("generator.", network.painter(weights), see(g, base), condition, base)
                .get(0);
        g.output(ValueInfo.image("sr", BANDS, "sh", "sw"), sr);
    }

    private Value see(GraphBuilder g, Value image) {
        return g.embed(EYES, eyes, image).get(0);
    }

    private static ValueInfo lr() {
        return ValueInfo.image("lr", BANDS, "h", "w");
    }
}
