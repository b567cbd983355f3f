package io.superres.network;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Value;

/** Where the weights of a network under construction come from. */
@FunctionalInterface
public interface Weights {
    /**
     * Puts one weight into a graph.
     *
     * @param name the weight's full name
     * @param init how training would begin
     * @param shape its extents
     */
    Value weight(GraphBuilder g, String name, Init init, long... shape);

    /**
     * No weights: they become inputs of the graph. Such a graph says what a network of any size consists of without
     * taking the memory.
     */
    static Weights asInputs() {
        return (g, name, init, shape) -> g.input(WeightInputs.info(name, shape));
    }
}
