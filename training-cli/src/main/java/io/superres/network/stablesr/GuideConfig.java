package io.superres.network.stablesr;

import java.util.List;

/**
 * The sizes of the time-aware encoder; levels as in {@link UnetConfig}.
 *
 * @param latent channels of the latent
 * @param channels features at level 0
 * @param multipliers features at each level, as multiples of {@code channels}
 * @param blocks residual blocks per level
 * @param attention levels with attention, besides the middle
 * @param heads attention heads
 * @param condition features of the maps that come out
 * @param groups groups of the group normalisations
 */
public record GuideConfig(
        int latent,
        int channels,
        List<Integer> multipliers,
        int blocks,
        List<Integer> attention,
        int heads,
        int condition,
        int groups) {

    public GuideConfig {
        multipliers = List.copyOf(multipliers);
        attention = List.copyOf(attention);
    }

    /** The sizes of the paper's released weights. */
    public static GuideConfig paper() {
        return new GuideConfig(4, 256, List.of(1, 1, 2, 2), 2, List.of(0, 1, 2), 4, 256, 32);
    }

    /** Fits {@link UnetConfig#medium}. */
    public static GuideConfig medium() {
        return new GuideConfig(4, 48, List.of(1, 1, 2), 2, List.of(0, 1, 2), 4, 64, 8);
    }

    /** Fits {@link UnetConfig#compact}. */
    public static GuideConfig compact() {
        return new GuideConfig(4, 24, List.of(1, 1, 2), 1, List.of(1, 2), 4, 32, 8);
    }

    int levels() {
        return multipliers.size();
    }

    int features(int level) {
        return channels * multipliers.get(level);
    }
}
