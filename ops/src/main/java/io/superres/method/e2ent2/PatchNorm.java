package io.superres.method.e2ent2;

/** The length of a reference patch by which its score is divided. */
public enum PatchNorm {
    /** Sum of absolute values, as the paper prints it. */
    L1,
    /** Root of the sum of squares: a patch is then most similar to itself. */
    L2
}
