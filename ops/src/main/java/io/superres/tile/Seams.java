package io.superres.tile;

/**
 * What was seen where tiles meet. Only networks that look everywhere have seams: their tiles overlap, and two of them
 * rarely agree entirely.
 *
 * @param largest largest difference between two tiles at the same pixel, in pixel values
 * @param pixels pixels at which two or more tiles were compared
 */
public record Seams(double largest, long pixels) {
    /** Nothing was compared: the result does not depend on tiles at all. */
    public static final Seams NONE = new Seams(0, 0);

    /** Both together. */
    public Seams and(Seams other) {
        return new Seams(Math.max(largest, other.largest), pixels + other.pixels);
    }
}
