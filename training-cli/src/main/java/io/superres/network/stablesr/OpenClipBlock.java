package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
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
 * A block of the text tower of OpenCLIP ViT-H/14 (Radford et al. 2021, section 2.4): a transformer in which a place sees
 * only those before it. Input {@code x} and output {@code y} (1, place, width).
 *
 * @param places in a text
 * @param width features of a place
 * @param heads attention heads
 */
public record OpenClipBlock(int places, int width, int heads) {

    public Graph graph(Weights weights) {
        GraphBuilder g = new GraphBuilder("open-clip-block");
        Layers l = Layers.of(g, weights);
        Value x = g.input(shape("x"));
        Value own = l.layerNorm("ln_1", x);
        Value all = l.weight("attn.in_proj_weight", new Init.Normal(0.02), 3L * width, width);
        Value shifts = l.weight("attn.in_proj_bias", Init.ZERO, 3L * width);
        List<Value> parts = g.split(g.linear(own, all, shifts), -1, width, width, width);
        Value q = g.mul(Attention.parted(g, parts.get(0), heads), (float) Math.pow(width / (double) heads, -0.5));
        Value k = Attention.parted(g, parts.get(1), heads);
        Value v = Attention.parted(g, parts.get(2), heads);
        Value logits = g.add(g.matMul(q, g.transpose(k, 0, 1, 3, 2)), g.constant(mask()));
        Value mixed = Attention.joined(g, g.matMul(g.softmax(logits, -1), v));
        Value h = g.add(x, l.linear("attn.out_proj", mixed, width));
        Value inner = g.gelu(l.linear("mlp.c_fc", l.layerNorm("ln_2", h), 4L * width));
        g.output(shape("y"), g.add(h, l.linear("mlp.c_proj", inner, width)));
        return g.build();
    }

    private ValueInfo shape(String name) {
        return new ValueInfo(name, ElementType.FLOAT, List.of(Dim.of(1), Dim.of(places), Dim.of(width)));
    }

    /** Nothing for what may be seen, (place, place). */
    private Tensor mask() {
        float[] mask = new float[places * places];
        for (int from = 0; from < places; from++)
            for (int to = from + 1; to < places; to++) mask[from * places + to] = Float.NEGATIVE_INFINITY;
        return Tensor.of(mask, places, places);
    }
}
