/**
 * Reads weights that others have published: begin with {@link io.superres.weights.WeightFile}. Files are not trusted:
 * nothing in them is ever run, and sizes are checked before memory is taken.
 */
package io.superres.weights;
