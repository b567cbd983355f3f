package io.superres.network;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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

    /** Weights that exist already, by name. */
    static Weights of(Map<String, Tensor> tensors) {
        return (g, name, init, shape) -> {
            Tensor tensor = tensors.get(name);
            if (tensor == null || !Arrays.equals(tensor.shape(), shape))
                throw new IllegalArgumentException(
                        "there is no weight '" + name + "' with extents " + Arrays.toString(shape));
            return g.parameter(name, tensor);
        };
    }

    /** Weights that exist already under the same name with the same extents, and these for all others. */
    default Weights after(Map<String, Tensor> known) {
        return (g, name, init, shape) -> {
            Tensor tensor = known.get(name);
            return tensor != null && Arrays.equals(tensor.shape(), shape)
                    ? g.parameter(name, tensor)
                    : weight(g, name, init, shape);
        };
    }

    /** The same weights for parts of one graph that share them: each is put into the graph once. */
    default Weights shared() {
        Map<String, Value> known = new HashMap<>();
        return (g, name, init, shape) -> {
            if (!known.containsKey(name)) known.put(name, weight(g, name, init, shape));
            return known.get(name);
        };
    }

    /**
     * No weights: they become inputs of the graph. Such a graph says what a network of any size consists of without
     * taking the memory.
     */
    static Weights asInputs() {
        return (g, name, init, shape) -> g.input(WeightInputs.info(name, shape));
    }
}
