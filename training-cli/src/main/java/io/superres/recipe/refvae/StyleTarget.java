package io.superres.recipe.refvae;

/** Whose statistics of features a result is to have. */
public enum StyleTarget {
    /** The image that the condition came from, as the paper says. */
    REFERENCE,
    /** The truth, as the published code has it. */
    HR
}
