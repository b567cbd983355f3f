package io.superres.fiji.batch;

/**
 * What became of one file.
 *
 * @param job the file, and its result
 * @param status how it ended
 * @param seconds spent on it in this run
 * @param width of the result in pixels; 0 if it failed
 * @param height of the result in pixels; 0 if it failed
 * @param planes of the result: channels times slices times frames; 0 if it failed
 * @param message why it failed or was skipped; empty if it was done
 */
public record Outcome(Job job, Status status, double seconds, int width, int height, long planes, String message) {}
