/**
 * Fitting a model from inside ImageJ. Training needs libraries that have no place in ImageJ, so it runs in the program
 * {@code superres}, as a process of its own: begin with {@link io.superres.fiji.adapt.Fitting}.
 */
package io.superres.fiji.adapt;
