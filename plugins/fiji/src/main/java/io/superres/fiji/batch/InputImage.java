package io.superres.fiji.batch;

import java.nio.file.Path;

/**
 * An image file to work on.
 *
 * @param file the file, as the user would name it
 * @param below the sub-folder in which it was found, relative to what the user named; kept among the results. Empty for
 *     files that were named themselves
 */
public record InputImage(Path file, Path below) {}
