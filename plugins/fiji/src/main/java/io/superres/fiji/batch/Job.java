package io.superres.fiji.batch;

import java.nio.file.Path;

/**
 * One file to be made from another.
 *
 * @param input an image that exists
 * @param output where the result goes; not the input
 */
public record Job(Path input, Path output) {}
