package io.superres.torch;

import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The layout of all parameters of a graph in one flat vector. One vector instead of dozens of arrays makes optimiser,
 * moving average and checkpoint a handful of operations.
 *
 * <p>The float initializers are parameters, except those that an operator takes as settings or statistics: the running
 * mean and variance of a batch normalisation, the scales of a resize, the bounds of a clip and the like. These are
 * constants that no gradient reaches; {@link #scatter} leaves them as they are in the file.
 *
 * @param entries the parameters in order
 */
public record ParameterVector(List<Entry> entries) {

    /**
     * @param name the initializer's name
     * @param shape its shape
     * @param offset where its values begin in the vector
     */
    public record Entry(String name, long[] shape, int offset, int size) {}

    /** All parameters of a graph. */
    public static ParameterVector of(Graph graph) {
        return of(graph, name -> false);
    }

    /**
     * The parameters of a graph without the frozen ones.
     *
     * @param frozen tells by the name of an initializer that it must stay as it is
     */
    public static ParameterVector of(Graph graph, Predicate<String> frozen) {
        Set<String> fixed = FixedInputs.of(graph);
        List<Entry> entries = new ArrayList<>();
        int offset = 0;
        for (Map.Entry<String, Tensor> parameter : graph.parameters().entrySet()) {
            if (fixed.contains(parameter.getKey()) || frozen.test(parameter.getKey())) continue;
            Tensor tensor = parameter.getValue();
            entries.add(new Entry(parameter.getKey(), tensor.shape(), offset, tensor.size()));
            offset = Math.addExact(offset, tensor.size());
        }
        return new ParameterVector(List.copyOf(entries));
    }

    /** Number of values in all. */
    public int size() {
        return entries.stream().mapToInt(Entry::size).sum();
    }

    long[] sizes() {
        return entries.stream().mapToLong(Entry::size).toArray();
    }

    /** The graph's parameters as one vector. */
    public float[] gather(Graph graph) {
        float[] all = new float[size()];
        for (Entry entry : entries)
            System.arraycopy(graph.initializers().get(entry.name()).floats(), 0, all, entry.offset(), entry.size());
        return all;
    }

    /** The graph with its parameters taken from a vector; everything else, frozen parameters too, stays. */
    public Graph scatter(Graph graph, float[] all) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Entry entry : entries) {
            float[] values = java.util.Arrays.copyOfRange(all, entry.offset(), entry.offset() + entry.size());
            tensors.put(entry.name(), Tensor.of(values, entry.shape()));
        }
        return graph.withInitializers(tensors);
    }
}
