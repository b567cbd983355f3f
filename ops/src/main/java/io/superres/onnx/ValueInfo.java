package io.superres.onnx;

import java.util.List;

/**
 * The declared type of an input or output of a graph.
 *
 * @param name the value's name
 * @param type element type
 * @param dims extent along each axis; empty for a scalar and where the graph does not say
 */
public record ValueInfo(String name, ElementType type, List<Dim> dims) {
    public ValueInfo {
        dims = List.copyOf(dims);
    }

    /** A float image batch, axes {@code (batch, channel, y, x)}, of any batch size and extent. */
    public static ValueInfo image(String name, long channels, String height, String width) {
        return new ValueInfo(
                name,
                ElementType.FLOAT,
                List.of(Dim.named("batch"), Dim.of(channels), Dim.named(height), Dim.named(width)));
    }

    /** The extents, with -1 for those that are only known at run time. */
    public long[] shape() {
        return dims.stream().mapToLong(Dim::size).toArray();
    }

    /**
     * One extent.
     *
     * @param size the extent, or -1 if it is only known at run time
     * @param symbol the name of an extent only known at run time; may be empty
     */
    public record Dim(long size, String symbol) {
        public static Dim of(long size) {
            return new Dim(size, "");
        }

        public static Dim named(String symbol) {
            return new Dim(-1, symbol);
        }
    }
}
