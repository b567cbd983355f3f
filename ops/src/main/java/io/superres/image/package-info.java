/**
 * Images and their values: {@link io.superres.image.Plane} is one grey image in memory,
 * {@link io.superres.image.Intensity} maps pixel values to the range networks work in,
 * {@link io.superres.image.BicubicResize} is the reference enlargement and reduction.
 */
package io.superres.image;
