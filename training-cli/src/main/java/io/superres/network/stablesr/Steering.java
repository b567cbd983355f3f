package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/**
 * Scales and shifts features by maps made from a condition (Wang et al. 2024, equation 1): {@code h * (1 + gamma) + beta}.
 * The published code normalises the features first, so that a short training cannot get back what the prior knew.
 *
 * @param hidden features between condition and maps
 * @param groups groups of the group normalisation
 * @param gentle whether gamma and beta begin near zero and nothing is normalised, so that the prior is where training
 *     begins
 */
record Steering(int hidden, int groups, boolean gentle) {
    Value applied(Layers l, Value h, Value condition) {
        GraphBuilder g = l.graph();
        Value a = g.relu(l.conv("mlp_shared.0", condition, hidden, 3));
        Layers maps = gentle ? l.starting(new Init.Normal(0.01)) : l;
        Value gamma = maps.conv("mlp_gamma", a, h.extent(1), 3);
        Value beta = maps.conv("mlp_beta", a, h.extent(1), 3);
        Value scaled = gentle ? h : l.groupNorm("param_free_norm", h, groups, ResidualBlock.EPSILON);
        return l.made(g.add(g.mul(scaled, g.add(gamma, 1)), beta));
    }
}
