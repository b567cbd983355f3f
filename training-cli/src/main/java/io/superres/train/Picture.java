package io.superres.train;

import io.superres.image.Plane;
import java.util.List;

/**
 * A row of images of equal size, to be looked at: enlarged input, result, truth.
 *
 * @param panels each one plane (grey) or three (red, green, blue), values 0 to 1
 */
public record Picture(List<List<Plane>> panels) {}
