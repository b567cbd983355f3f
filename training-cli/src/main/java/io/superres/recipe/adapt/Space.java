package io.superres.recipe.adapt;

/** Where LR images are rebuilt. */
public enum Space {
    /** At their own extent: features of the result are gathered into LR pixels. */
    LR,
    /** At the extent of results: LR images are enlarged by bicubic interpolation, and fit models of any scale. */
    HR
}
