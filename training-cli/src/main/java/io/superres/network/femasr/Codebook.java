package io.superres.network.femasr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/**
 * Replaces every latent vector by the nearest entry of a codebook (van den Oord et al. 2017).
 *
 * @param codes number of entries; they begin uniformly within {@code 1 / codes}, without which training does not start
 * @param length features of an entry
 */
public record Codebook(int codes, int length) {
    /** The name of its entries, shape (codes, length). */
    public static final String ENTRIES = "quantize_group.0.embedding.weight";

    /** The latent as it is, for comparison; the graph names it as if it had been quantised. */
    Value unquantised(Layers l, Value features) {
        GraphBuilder g = l.graph();
        return g.named(Latents.AFTER, g.named(Latents.BEFORE, l.conv("before_quant_group.0", features, length, 1)));
    }

    /** The quantised latent; the graph also names the latent before and the numbers of the entries. */
    Value quantised(Layers l, Value features) {
        GraphBuilder g = l.graph();
        Value zhat = g.named(Latents.BEFORE, l.conv("before_quant_group.0", features, length, 1));
        Value entries = l.weight(ENTRIES, new Init.Uniform(1.0 / codes), codes, length);
        Value product = g.linear(g.transpose(zhat, 0, 2, 3, 1), entries, null);
        Value squares = g.reshape(g.reduceSum(g.mul(entries, entries), 1), codes);
        // The square of the latent itself is the same for all entries.
        Value indices = g.named(Latents.INDICES, g.argMin(g.sub(squares, g.mul(product, 2)), -1));
        return g.named(Latents.AFTER, g.transpose(g.gather(entries, indices, 0), 0, 3, 1, 2));
    }
}
