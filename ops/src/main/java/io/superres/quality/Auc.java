package io.superres.quality;

import java.util.List;

/** How well a number tells two groups apart. */
public final class Auc {
    private Auc() {}

    /**
     * The area under the receiver operating characteristic: how often a member of one group has a larger number than a
     * member of the other, ties counting half. 1 if the number separates the groups, 0.5 if it knows nothing of them.
     *
     * @param low numbers of the group that should have small ones
     * @param high numbers of the other group
     * @throws IllegalArgumentException if a group is empty
     */
    public static double of(List<Double> low, List<Double> high) {
        if (low.isEmpty() || high.isEmpty()) throw new IllegalArgumentException("a group without members");
        double wins = 0;
        for (double a : low) for (double b : high) wins += b > a ? 1 : b == a ? 0.5 : 0;
        return wins / ((double) low.size() * high.size());
    }
}
