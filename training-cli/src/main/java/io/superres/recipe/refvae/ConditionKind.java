package io.superres.recipe.refvae;

/** Which image a training step takes its condition from. */
public enum ConditionKind {
    /** The truth. */
    HR,
    /** The LR image, enlarged. */
    LR,
    /** Another image. */
    OTHER,
    /** Dark noise, as the published random mode has it. */
    NOISE
}
