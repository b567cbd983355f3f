package io.superres.data;

/** Where a training pair's reference comes from. */
public enum ReferenceKind {
    /** Another part of the same image, which may overlap a little. */
    SAME_IMAGE,
    /** Another image of the same source: another view, section, channel, time point or field. */
    SAME_SOURCE,
    /** An image that has nothing to do with it. */
    UNRELATED,
    /** Random pixels. */
    NOISE
}
