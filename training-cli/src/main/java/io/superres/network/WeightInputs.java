package io.superres.network;

import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.ValueInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The weights of a network that was built without any, see {@link Weights#asInputs}. */
public final class WeightInputs {
    private WeightInputs() {}

    /** Names and shapes of all weights that a network asks for. */
    public static Map<String, long[]> of(Function<Weights, Graph> network) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        Weights inputs = Weights.asInputs();
        Graph graph = network.apply((g, name, init, shape) -> {
            shapes.put(name, shape);
            return inputs.weight(g, name, init, shape);
        });
        shapes.keySet().retainAll(graph.inputs().stream().map(ValueInfo::name).toList());
        return shapes;
    }

    /** Number of values in all weights that a network asks for. */
    public static long count(Function<Weights, Graph> network) {
        return of(network).values().stream()
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, Math::multiplyExact))
                .sum();
    }

    static ValueInfo info(String name, long... shape) {
        List<ValueInfo.Dim> dims =
                Arrays.stream(shape).mapToObj(ValueInfo.Dim::of).toList();
        return new ValueInfo(name, ElementType.FLOAT, dims);
    }
}
