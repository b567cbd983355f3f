package io.superres.published;

import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.StableSrModel;
import io.superres.network.Weights;
import io.superres.network.stablesr.OpenClipBlock;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.List;
import java.util.Map;

/**
 * What the text tower of Stable Diffusion 2.1 says of the empty prompt, which StableSR is trained and used with. Other
 * prompts would need the tower and its vocabulary at hand; this needs neither.
 *
 * @param weights of the tower
 */
record EmptyPrompt(PublishedWeights weights) {
    private static final int BEGINNING = 49406;
    private static final int END = 49407;
    private static final int VOCABULARY = 49408;
    private static final int PLACES = 77;
    private static final int HEAD = 64;

    /** The last but one block's output counts. */
    private static final int LAST_BLOCK = 23;

    /** A network from words to the context, which takes no words. */
    Graph graph() {
        int width = (int) weights.shape("ln_final.weight", 1)[0];
        Tensor context = context(width);
        GraphBuilder g = new GraphBuilder("empty-prompt");
        Value words = g.input(new ValueInfo(
                "words",
                ElementType.FLOAT,
                List.of(Dim.named("batch"), Dim.of(Prompt.PLACES), Dim.of(Prompt.SYMBOLS))));
        Value nothing = g.mul(g.reduceSum(words, 1, 2), 0);
        g.output(
                new ValueInfo("context", ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(PLACES), Dim.of(width))),
                g.add(g.constant(context), nothing));
        return StableSrModel.noted(g.build(), List.of());
    }

    private Tensor context(int width) {
        Tensor x = embedded(width);
        int blocks = Math.min(LAST_BLOCK, weights.count("transformer.resblocks."));
        int heads = Math.max(1, width / HEAD);
        for (int i = 0; i < blocks; i++) {
            Graph block = new OpenClipBlock(PLACES, width, heads).graph(block("transformer.resblocks." + i + "."));
            x = run(block, x);
        }
        GraphBuilder g = new GraphBuilder("final-norm");
        Value in = g.input(new ValueInfo("x", ElementType.FLOAT, List.of(Dim.of(1), Dim.of(PLACES), Dim.of(width))));
        Value scale = g.constant(weights.tensor("ln_final.weight", width));
        Value shift = g.constant(weights.tensor("ln_final.bias", width));
        g.output(
                new ValueInfo("y", ElementType.FLOAT, List.of(Dim.of(1), Dim.of(PLACES), Dim.of(width))),
                g.layerNorm(in, scale, shift, 1e-5f));
        return run(g.build(), x);
    }

    private static Tensor run(Graph graph, Tensor x) {
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            return session.run(Map.of("x", x)).get("y");
        }
    }

    private Tensor embedded(int width) {
        float[] tokens =
                weights.tensor("token_embedding.weight", VOCABULARY, width).floats();
        float[] values = weights.tensor("positional_embedding", PLACES, width).floats();
        for (int place = 0; place < PLACES; place++) {
            int token = place == 0 ? BEGINNING : place == 1 ? END : 0;
            for (int i = 0; i < width; i++) values[place * width + i] += tokens[token * width + i];
        }
        return Tensor.of(values, 1, PLACES, width);
    }

    /** Queries, keys and values are published together or one by one. */
    private Weights block(String prefix) {
        PublishedWeights own = weights.part(prefix);
        return (g, name, init, shape) -> {
            boolean joint = name.startsWith("attn.in_proj_");
            if (!joint || own.has(name)) return own.weight(g, name, init, shape);
            String what = name.substring("attn.in_proj_".length());
            long[] third = shape.clone();
            third[0] /= 3;
            float[] values = new float[Tensor.zeros(shape).size()];
            int at = 0;
            for (String part : List.of("q", "k", "v")) {
                float[] piece =
                        own.tensor("attn." + part + "_proj." + what, third).floats();
                System.arraycopy(piece, 0, values, at, piece.length);
                at += piece.length;
            }
            return g.parameter(name, Tensor.of(values, shape));
        };
    }
}
