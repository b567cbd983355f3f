package io.superres.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.superres.BadInputException;
import io.superres.onnx.Graph;
import io.superres.onnx.ValueInfo;
import io.superres.train.Frozen;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a frozen network sees in an image, at several of its layers. The network takes the image as it is; any scaling
 * that it expects must be part of its graph. Confined to one thread.
 */
public final class Features implements AutoCloseable {
    private final Frozen network;
    private final List<String> layers;

    private Features(Frozen network, List<String> layers) {
        this.network = network;
        this.layers = layers;
    }

    /**
     * @param graph any network
     * @param layers names of values inside it, in the order in which they are to come out
     * @param manager owner of the weights; must outlive the result
     * @throws BadInputException if the network has no such value
     */
    public static Features of(Graph graph, List<String> layers, NDManager manager) {
        Set<String> known = new HashSet<>();
        graph.nodes().forEach(node -> known.addAll(node.outputs()));
        for (String layer : layers)
            if (!known.contains(layer))
                throw new BadInputException("the network " + graph.name() + " has no layer '" + layer + "'");
        List<ValueInfo> outputs = layers.stream()
                .map(layer -> new ValueInfo(layer, graph.output().type(), List.of()))
                .toList();
        return new Features(Frozen.of(graph.upTo(outputs), manager), List.copyOf(layers));
    }

    /** The layers' values, axes (batch, channel, y, x). */
    public Map<String, NDArray> of(NDArray image) {
        NDList outputs = network.forward(image);
        Map<String, NDArray> features = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) features.put(layers.get(i), outputs.get(i));
        return features;
    }

    @Override
    public void close() {
        network.close();
    }
}
