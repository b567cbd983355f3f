package io.superres.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import io.superres.onnx.Graph;
import io.superres.optimise.Average;
import io.superres.optimise.Optimiser;
import io.superres.optimise.SpectralNorm;
import io.superres.torch.Autograd;
import io.superres.torch.TorchGraph;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network under training: its graph, parameters, optimiser, and moving average. Made by {@link Trainer#learner}.
 * Confined to one thread.
 */
public final class Learner {
    private final String name;
    private final Graph graph;
    private final TorchGraph network;
    private final double maxGradientNorm;
    private final NDArray theta;
    private final Optimiser.State optimiser;
    private final Average average;
    private final SpectralNorm spectral;
    private long updates;

    Learner(String name, Graph graph, TorchGraph network, Learning learning, NDManager manager) {
        this.name = name;
        this.graph = graph;
        this.network = network;
        maxGradientNorm = learning.maxGradientNorm();
        float[] initial = network.layout().gather(graph);
        theta = manager.create(initial);
        optimiser = learning.optimiser().start(initial.length, manager);
        average = learning.averageDecay() < 0 ? null : new Average(manager.create(initial), learning.averageDecay());
        spectral = learning.spectral() == null
                ? null
                : new SpectralNorm(network.layout(), learning.spectral(), theta, manager);
        theta.setRequiresGradient(true);
    }

    public String name() {
        return name;
    }

    /** The network's outputs for the given inputs, in float32. */
    public NDList forward(NDArray... inputs) {
        return network.forward(spectral == null ? theta : spectral.apply(theta), inputs);
    }

    /** The parameters, laid out as {@link TorchGraph#layout} says. */
    public NDArray theta() {
        return theta;
    }

    /**
     * Overwrites some values of a parameter, in the moving average too; the optimiser remembers what it knew.
     *
     * @param parameter its name
     * @param offset of the first value, row-major
     */
    public void overwrite(String parameter, int offset, float[] values) {
        long start = network.layout().entries().stream()
                        .filter(entry -> entry.name().equals(parameter))
                        .findFirst()
                        .orElseThrow()
                        .offset()
                + (long) offset;
        NDIndex place = new NDIndex(start + ":" + (start + values.length));
        try (NDScope scope = new NDScope();
                Autograd.Recording off = Autograd.off()) {
            scope.suppressNotUsedWarning();
            NDArray array = theta.getManager().create(values);
            theta.set(place, array);
            if (average != null) average.values().set(place, array);
        }
    }

    /** Updates made so far. */
    public long updates() {
        return updates;
    }

    /**
     * Follows a gradient.
     *
     * @return norm of the gradient before clipping; if it is not finite, nothing has been changed
     */
    double follow(NDArray gradient, double rate) {
        try (NDScope scope = new NDScope();
                Autograd.Recording off = Autograd.off()) {
            scope.suppressNotUsedWarning();
            double norm = Math.sqrt(gradient.square().sum().getFloat());
            if (!Double.isFinite(norm)) return norm;
            NDArray clipped = gradient.mul((float) Math.min(1, maxGradientNorm / Math.max(norm, 1e-12)));
            updates++;
            optimiser.update(theta, clipped, updates, rate);
            if (average != null) average.follow(theta, updates);
            if (spectral != null) spectral.advance(theta);
            return norm;
        }
    }

    /** The network with its parameters as they are now. */
    public Graph current() {
        return graph(theta);
    }

    /** The network with the moving average of its parameters, or as it is now if no average is kept. */
    public Graph averaged() {
        return graph(average == null ? theta : average.values());
    }

    private Graph graph(NDArray parameters) {
        try (NDScope scope = new NDScope();
                Autograd.Recording off = Autograd.off()) {
            scope.suppressNotUsedWarning();
            NDArray seen = spectral == null ? parameters : spectral.apply(parameters);
            return network.layout().scatter(graph, seen.toFloatArray());
        }
    }

    /** Everything that the next update depends on, by name, except the number of updates. */
    private Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        arrays.put(name + "/theta", theta);
        optimiser.arrays().forEach((key, array) -> arrays.put(name + "/" + key, array));
        if (average != null) arrays.put(name + "/average", average.values());
        if (spectral != null) spectral.arrays().forEach((key, array) -> arrays.put(name + "/" + key, array));
        return arrays;
    }

    void save(Checkpoint.Builder checkpoint) {
        checkpoint.count(name + "/updates", updates);
        arrays().forEach((key, array) -> checkpoint.array(key, array.toFloatArray()));
    }

    void restore(Checkpoint checkpoint) {
        updates = checkpoint.count(name + "/updates");
        try (Autograd.Recording off = Autograd.off()) {
            arrays().forEach((key, array) ->
                    array.set(java.nio.FloatBuffer.wrap(checkpoint.array(key, Math.toIntExact(array.size())))));
        }
    }

    void close() {
        network.close();
    }
}
