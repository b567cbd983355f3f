package io.superres.method.e2ent2;

import java.util.Arrays;

/**
 * The best reference patch found so far for each patch of a part of an image. Of equally good ones the first counts,
 * whatever the order in which they come. Not thread-safe.
 *
 * @param score of the best patch
 * @param patch its number
 */
record Best(float[] score, int[] patch) {
    static Best nothing(int queries) {
        float[] score = new float[queries];
        Arrays.fill(score, Float.NEGATIVE_INFINITY);
        return new Best(score, new int[queries]);
    }

    void offer(int query, float newScore, int newPatch) {
        if (newScore > score[query] || newScore == score[query] && newPatch < patch[query]) {
            score[query] = newScore;
            patch[query] = newPatch;
        }
    }
}
