package io.superres.degrade;

/**
 * What a degradation makes.
 *
 * @param hr the truth: the image that was given, or, where the method says so, a sharpened one
 * @param lr the same scene, {@code scale} times smaller
 */
public record Degraded(Scene hr, Scene lr) {}
