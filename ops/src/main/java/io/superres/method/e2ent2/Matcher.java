package io.superres.method.e2ent2;

/** A way to find the most similar reference patches. Thread-safe. */
interface Matcher {
    /**
     * Compares all patches of a part of an image with those of a reference.
     *
     * @param query features of the part; its patches are counted row by row
     * @param best receives what is better than what it holds
     */
    void match(Features query, Reference reference, Best best);
}
