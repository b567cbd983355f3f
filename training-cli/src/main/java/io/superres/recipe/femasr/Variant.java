package io.superres.recipe.femasr;

import io.superres.network.femasr.Femasr;

/** The method, or one of those it is compared with (Chen et al. 2022, table 3). */
public enum Variant {
    FULL(Femasr.Parts.ALL),
    /** Everything is learnt from scratch, and there is no codebook. */
    NO_PRIOR(Femasr.Parts.NO_CODEBOOK),
    /** The first stage's decoder, without its codebook. */
    DECODER_ONLY(Femasr.Parts.NO_CODEBOOK),
    NO_SHORTCUTS(Femasr.Parts.NO_SHORTCUTS);

    private final Femasr.Parts parts;

    Variant(Femasr.Parts parts) {
        this.parts = parts;
    }

    Femasr.Parts parts() {
        return parts;
    }

    boolean hasPrior() {
        return this != NO_PRIOR;
    }

    boolean hasCodebook() {
        return parts != Femasr.Parts.NO_CODEBOOK;
    }
}
