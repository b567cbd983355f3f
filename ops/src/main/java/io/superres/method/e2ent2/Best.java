package io.superres.method.e2ent2;

import java.util.Arrays;

/**
 * The best reference patches found so far for each patch of a part of an image, the very best first. Of equally good ones
 * the one with the lower number counts, whatever the order in which they come. Not thread-safe.
 *
 * @param depth how many are kept for each
 * @param score {@code depth} scores for each patch of the part, one patch after another
 * @param patch the numbers of the patches with these scores
 */
record Best(int depth, float[] score, int[] patch) {
    private static final int NONE = -1;

    static Best nothing(int queries, int depth) {
        float[] score = new float[queries * depth];
        int[] patch = new int[queries * depth];
        Arrays.fill(score, Float.NEGATIVE_INFINITY);
        Arrays.fill(patch, NONE);
        return new Best(depth, score, patch);
    }

    /** Keeps only the very best. */
    static Best nothing(int queries) {
        return nothing(queries, 1);
    }

    int queries() {
        return score.length / depth;
    }

    /** Number of the best patch. */
    int patch(int query) {
        return patch[query * depth];
    }

    /** Score of the best patch. */
    float score(int query) {
        return score[query * depth];
    }

    /** The score below which nothing is kept. */
    float least(int query) {
        return score[query * depth + depth - 1];
    }

    /** Whether a patch is among those that are kept. */
    boolean has(int query, int number) {
        for (int i = query * depth; i < (query + 1) * depth; i++) if (patch[i] == number) return true;
        return false;
    }

    /** @param newPatch not yet {@linkplain #has kept} */
    void offer(int query, float newScore, int newPatch) {
        int last = query * depth + depth - 1;
        if (!better(newScore, newPatch, last)) return;
        int at = last;
        for (; at > query * depth && better(newScore, newPatch, at - 1); at--) {
            score[at] = score[at - 1];
            patch[at] = patch[at - 1];
        }
        score[at] = newScore;
        patch[at] = newPatch;
    }

    private boolean better(float newScore, int newPatch, int than) {
        return newScore > score[than] || newScore == score[than] && newPatch < patch[than];
    }
}
