package io.superres.onnx;

import java.util.List;
import java.util.Map;

/**
 * What whole numbers may stand in a node of a file. ONNX Runtime calculates with them unchecked: a block size whose
 * square overflows ends the process.
 */
enum AttributeBounds {
    /** Extents and counts. */
    EXTENT(1, 1 << 16),
    /** Pixels added or, if negative, removed. */
    MARGIN(-(1 << 16), 1 << 16),
    AXIS(-64, 64);

    private static final Map<String, AttributeBounds> BY_NAME = Map.ofEntries(
            Map.entry("blocksize", EXTENT),
            Map.entry("group", EXTENT),
            Map.entry("kernel_shape", EXTENT),
            Map.entry("strides", EXTENT),
            Map.entry("dilations", EXTENT),
            Map.entry("num_outputs", EXTENT),
            Map.entry("hidden_size", EXTENT),
            Map.entry("pads", MARGIN),
            Map.entry("output_padding", MARGIN),
            Map.entry("axis", AXIS),
            Map.entry("axes", AXIS),
            Map.entry("batch_dims", AXIS),
            Map.entry("perm", AXIS));

    private final long least;
    private final long most;

    AttributeBounds(long least, long most) {
        this.least = least;
        this.most = most;
    }

    /** @throws ModelFormatException if an attribute known here is out of its bounds */
    static void check(Node node) {
        node.attributes().forEach((name, attribute) -> {
            AttributeBounds bounds = BY_NAME.get(name);
            if (bounds == null) return;
            List<Long> values = attribute instanceof Attribute.Int one
                    ? List.of(one.value())
                    : attribute instanceof Attribute.Ints several ? several.values() : List.of();
            for (long value : values)
                if (value < bounds.least || value > bounds.most)
                    throw new ModelFormatException("attribute '" + name + "' of " + node + " is " + value
                            + ", which must be from " + bounds.least + " to " + bounds.most);
        });
    }
}
