package io.superres.torch;

import io.superres.onnx.Graph;
import io.superres.onnx.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Inputs of operators that hold settings or statistics, so that training must not change them. */
final class FixedInputs {
    private static final Map<String, List<Integer>> POSITIONS = Map.of(
            "BatchNormalization", List.of(3, 4),
            "Clip", List.of(1, 2),
            "Dropout", List.of(1),
            "OneHot", List.of(2),
            "Pad", List.of(2),
            "Range", List.of(0, 1, 2),
            "Resize", List.of(1, 2),
            "Upsample", List.of(1));

    private FixedInputs() {}

    /** The names of all values that some node uses as a setting. */
    static Set<String> of(Graph graph) {
        Set<String> names = new HashSet<>();
        for (Node node : graph.nodes())
            for (int position : POSITIONS.getOrDefault(node.opType(), List.of()))
                if (node.hasInput(position)) names.add(node.input(position));
        return names;
    }
}
