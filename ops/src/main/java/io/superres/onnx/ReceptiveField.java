package io.superres.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far around an LR pixel a network looks in order to make the HR pixels in its place. Found by walking the graph
 * back from its output with exact integer intervals, for every phase of its strides.
 */
public sealed interface ReceptiveField {
    /** LR pixels by which the image must be moved for the network to do the same again; 1 unless it has strides. */
    int period();

    /**
     * A result depends only on LR pixels at most {@code halo} pixels away, along both axes.
     *
     * @param halo in LR pixels
     */
    record Finite(int halo, int period) implements ReceptiveField {
        public Finite(int halo) {
            this(halo, 1);
        }
    }

    /**
     * A result may depend on the whole image.
     *
     * @param cause the node that looks everywhere, or that is not understood
     */
    record Global(String cause, int period) implements ReceptiveField {}

    /**
     * @param graph a network from one image batch to another, axes (batch, channel, y, x)
     * @param scale HR pixels per LR pixel
     */
    static ReceptiveField of(Graph graph, int scale) {
        try {
            Walk walk = new Walk(graph, scale);
            return new Finite(Math.max(walk.halo(0), walk.halo(1)), Sampling.period(graph));
        } catch (Walk.LooksEverywhere e) {
            return new Global(e.getMessage(), Sampling.period(graph));
        }
    }

    /** The positions {@code first .. last} along one axis. */
    record Span(long first, long last) {
        Span union(Span other) {
            return new Span(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /** One walk through one graph. */
    final class Walk {
        /** Strides of real networks divide this. */
        private static final int PERIOD = 64;

        private static final int ORIGIN = 1 << 20;

        private final Graph graph;
        private final int scale;
        private final Set<String> dependent = new HashSet<>();
        private final Map<String, Tensor> constants;

        Walk(Graph graph, int scale) {
            this.graph = graph;
            this.scale = scale;
            constants = new HashMap<>(graph.initializers());
            graph.inputs().forEach(input -> dependent.add(input.name()));
            for (Node node : graph.nodes()) {
                if (node.opType().equals("Constant") && node.has("value"))
                    constants.put(node.output(), node.tensor("value"));
                if (node.inputs().stream().anyMatch(dependent::contains)) dependent.addAll(node.outputs());
            }
        }

        /** @param axis 0 for y, 1 for x */
        int halo(int axis) {
            long halo = 0;
            for (long n = ORIGIN; n < ORIGIN + PERIOD; n++) {
                Optional<Span> seen = seenFrom(new Span(n * scale, n * scale + scale - 1), axis);
                if (seen.isPresent())
                    halo = Math.max(
                            halo, Math.max(n - seen.get().first(), seen.get().last() - n));
            }
            return Math.toIntExact(halo);
        }

        private Optional<Span> seenFrom(Span result, int axis) {
            Map<String, Span> spans = new HashMap<>();
            spans.put(graph.output().name(), result);
            for (int i = graph.nodes().size() - 1; i >= 0; i--) {
                Node node = graph.nodes().get(i);
                for (String output : node.outputs()) {
                    Span out = spans.get(output);
                    if (out == null || !dependent.contains(output)) continue;
                    for (String input : node.inputs())
                        if (dependent.contains(input))
                            spans.merge(input, SpanRules.back(node, out, axis, this), Span::union);
                }
            }
            return Optional.ofNullable(spans.get(graph.input().name()));
        }

        /** The constant that a node takes as input {@code i}. */
        Tensor constant(Node node, int i) {
            Tensor tensor = constants.get(node.input(i));
            if (tensor == null) throw new LooksEverywhere(node);
            return tensor;
        }

        /** Thrown at a node that is not local. */
        static final class LooksEverywhere extends RuntimeException {
            LooksEverywhere(Node node) {
                super(node.toString());
            }
        }
    }
}
