package io.superres.method;

/**
 * The rectangle of an image that was enlarged.
 *
 * @param x left column in pixels of the input
 * @param y top row
 * @param width columns
 * @param height rows
 */
public record Selection(long x, long y, long width, long height) {}
