package io.superres.recipe.adapt;

import io.superres.onnx.Graph;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which weights of a model may move while it is fitted. */
public enum Trainable {
    /** All of them. */
    ALL,
    /** Those of the last layers. */
    LAST,
    /** Those that are added to a channel, in all layers. */
    BIASES;

    /**
     * @param layers how many are the last ones
     * @return tells by a weight's name that it must stay as it is
     */
    Predicate<String> frozen(Graph graph, int layers) {
        Map<String, Tensor> weights = graph.parameters();
        return switch (this) {
            case ALL -> name -> false;
            case BIASES -> name -> !isBias(weights.get(name));
            case LAST -> {
                Set<String> moving = lastLayers(graph, layers);
                yield name -> !moving.contains(name);
            }
        };
    }

    private static boolean isBias(Tensor weight) {
        return weight != null
                && weight.size()
                        == java.util.Arrays.stream(weight.shape()).max().orElse(1);
    }

    /** A layer is a node that takes a kernel or matrix; what is added after it belongs to it. */
    private static Set<String> lastLayers(Graph graph, int layers) {
        Map<String, Tensor> weights = graph.parameters();
        Set<String> moving = new LinkedHashSet<>();
        List<Node> nodes = graph.nodes();
        int found = 0;
        for (int i = nodes.size() - 1; i >= 0 && found < layers; i--) {
            List<String> own =
                    nodes.get(i).inputs().stream().filter(weights::containsKey).toList();
            moving.addAll(own);
            if (own.stream().anyMatch(name -> !isBias(weights.get(name)))) found++;
        }
        return moving;
    }
}
