package io.superres.network.stablesr;

import io.superres.network.Init;
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
 * Reads a text of few words: a small transformer (Radford et al. 2021, section 2.4, without its mask). Input {@code words}
 * (batch, place, symbol), 1 where a symbol stands and 0 elsewhere; output {@code context} (batch, place, width).
 *
 * @param places in a text
 * @param symbols that can stand at each
 * @param width features of a place
 * @param blocks transformer blocks
 * @param heads attention heads; a divisor of the width
 */
public record TextTower(int places, int symbols, int width, int blocks, int heads) {
    private static final Init SMALL = new Init.Normal(0.02);

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("text-tower");
        Layers l = Layers.of(g, weights);
        Value words = g.input(new ValueInfo(
                "words", ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(places), Dim.of(symbols))));
        Value x = g.matMul(words, l.weight("token_embedding.weight", SMALL, symbols, width));
        x = g.add(x, l.weight("positional_embedding", SMALL, places, width));
        for (int i = 0; i < blocks; i++) x = block(l.in("transformer.resblocks").in(i), x);
        g.output(
                new ValueInfo("context", ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(places), Dim.of(width))),
                l.layerNorm("ln_final", x));
        return g.build();
    }

    private Value block(Layers l, Value x) {
        GraphBuilder g = l.graph();
        Value own = l.layerNorm("ln_1", x);
        Value q = Attention.parted(g, l.linear("attn.to_q", own, width), heads);
        Value k = Attention.parted(g, l.linear("attn.to_k", own, width), heads);
        Value v = Attention.parted(g, l.linear("attn.to_v", own, width), heads);
        Value h = g.add(x, l.linear("attn.out_proj", Attention.joined(g, Attention.of(g, q, k, v)), width));
        Value inner = g.gelu(l.linear("mlp.c_fc", l.layerNorm("ln_2", h), 4L * width));
        return g.add(h, l.linear("mlp.c_proj", inner, width));
    }
}
