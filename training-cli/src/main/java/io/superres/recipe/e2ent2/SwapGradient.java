package io.superres.recipe.e2ent2;

/** How the derivative of a loss passes through the exchange of textures. */
public enum SwapGradient {
    /** As the paper prescribes, with shares for LR image, reduced reference and reference. */
    PAPER,
    /** The exact derivative by the features of the reference; matches are constants of a step. */
    EXACT
}
