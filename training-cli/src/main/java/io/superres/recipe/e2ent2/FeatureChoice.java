package io.superres.recipe.e2ent2;

/** What becomes of the encoder once references come in. */
public enum FeatureChoice {
    /** It learns with everything else. */
    LEARNT,
    /** It stays what single images have taught it. */
    FROZEN
}
