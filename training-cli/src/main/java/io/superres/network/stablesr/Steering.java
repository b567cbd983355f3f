package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/**
 * Scales and shifts normalised features by maps made from a condition (Park et al. 2019): {@code norm(h) * (1 + gamma) +
 * beta}.
 *
 * @param hidden features between condition and maps
 * @param groups groups of the group normalisation
 * @param gentle whether gamma and beta begin near zero, for short trainings
 */
record Steering(int hidden, int groups, boolean gentle) {
    Value applied(Layers l, Value h, Value condition) {
        GraphBuilder g = l.graph();
        Value a = g.relu(l.conv("mlp_shared.0", condition, hidden, 3));
        Layers maps = gentle ? l.starting(new Init.Normal(0.01)) : l;
        Value gamma = maps.conv("mlp_gamma", a, h.extent(1), 3);
        Value beta = maps.conv("mlp_beta", a, h.extent(1), 3);
        Value normal = l.groupNorm("param_free_norm", h, groups, ResidualBlock.EPSILON);
        return l.made(g.add(g.mul(normal, g.add(gamma, 1)), beta));
    }
}
