package io.superres.network.stablesr;

import io.superres.network.Layers;
import io.superres.onnx.ElementType;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/**
 * What a network knows about the time step.
 *
 * @param channels waves; the embedding has four times as many features
 */
record TimeEmbedding(int channels) {
    private static final double SLOWEST = 10_000;

    /** The time step, counted from 0; one for each latent of the batch, or one for all. */
    static Value input(GraphBuilder g) {
        return g.input(new ValueInfo("t", ElementType.FLOAT, List.of(Dim.named("steps"))));
    }

    /** Shape (steps, 4 channels). */
    Value embedded(Layers l, Value t) {
        GraphBuilder g = l.graph();
        int half = channels / 2;
        float[] frequencies = new float[half];
        for (int k = 0; k < half; k++) frequencies[k] = (float) Math.exp(-Math.log(SLOWEST) * k / half);
        Value angle = g.mul(g.reshape(t, -1, 1), g.constant(Tensor.of(frequencies, 1, half)));
        Value waves = g.named("waves", g.concat(1, g.cos(angle), g.sin(angle)));
        Value h = g.silu(l.linear("time_embed.0", waves, 4L * channels));
        return l.linear("time_embed.2", h, 4L * channels);
    }
}
