package io.superres.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How densely the values inside a network are sampled. A network with strides treats every n-th pixel differently: moved
 * by n LR pixels it does the same again.
 */
final class Sampling {
    /** Pixels of a value per LR pixel, in lowest terms. */
    private record Density(long pixels, long per) {
        Density times(long factor) {
            return of(pixels * factor, per);
        }

        Density over(long divisor) {
            return of(pixels, per * divisor);
        }

        static Density of(long pixels, long per) {
            long common = gcd(pixels, per);
            return new Density(pixels / common, per / common);
        }
    }

    private Sampling() {}

    /**
     * The smallest n for which that holds along both axes. Enlargements by a factor that is not written in the graph are
     * taken for none.
     *
     * @param graph a network from one image batch to another
     */
    static int period(Graph graph) {
        Map<String, Tensor> constants = new HashMap<>(graph.initializers());
        long period = 1;
        List<Node> nodes = graph.upTo(List.of(graph.output())).nodes();
        for (int axis = 0; axis < 2; axis++) {
            Map<String, Density> densities = new HashMap<>();
            densities.put(graph.input().name(), new Density(1, 1));
            for (Node node : nodes) {
                if (node.opType().equals("Constant") && node.has("value"))
                    constants.put(node.output(), node.tensor("value"));
                Density in = node.inputs().stream()
                        .filter(densities::containsKey)
                        .map(densities::get)
                        .findFirst()
                        .orElse(null);
                if (in == null) continue;
                Density out = after(node, in, axis, constants);
                period = period / gcd(period, out.per()) * out.per();
                node.outputs().forEach(output -> densities.put(output, out));
            }
        }
        return Math.toIntExact(period);
    }

    private static Density after(Node node, Density in, int axis, Map<String, Tensor> constants) {
        return switch (node.opType()) {
            case "Conv", "MaxPool", "AveragePool" -> in.over(stride(node, axis));
            case "ConvTranspose" -> in.times(stride(node, axis));
            case "DepthToSpace" -> in.times(node.intOr("blocksize", 1));
            case "SpaceToDepth" -> in.over(node.intOr("blocksize", 1));
            case "Resize", "Upsample" -> {
                int place = node.opType().equals("Resize") ? 2 : 1;
                Tensor scales = node.hasInput(place) ? constants.get(node.input(place)) : null;
                if (scales == null || scales.size() != 4) yield in;
                double factor = scales.floats()[2 + axis];
                yield factor >= 1 ? in.times(Math.round(factor)) : in.over(Math.round(1 / factor));
            }
            default -> in;
        };
    }

    private static long stride(Node node, int axis) {
        List<Long> strides = node.intsOr("strides", List.of());
        return strides.isEmpty() ? 1 : strides.get(axis);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
