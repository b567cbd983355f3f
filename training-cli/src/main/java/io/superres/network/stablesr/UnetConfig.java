package io.superres.network.stablesr;

import java.util.List;

/**
 * The sizes of the denoising U-Net. Level 0 has the extent of the latent, each further level half of that before.
 *
 * @param latent channels of the latent
 * @param channels features at level 0
 * @param multipliers features at each level, as multiples of {@code channels}
 * @param blocks residual blocks per level on the way down; one more on the way up
 * @param attention levels with transformers, besides the middle
 * @param head features of an attention head
 * @param context features of a text token
 * @param condition features of the maps that steer the network
 * @param hidden features between such a map and the scales and shifts made from it
 * @param groups groups of the group normalisations
 */
public record UnetConfig(
        int latent,
        int channels,
        List<Integer> multipliers,
        int blocks,
        List<Integer> attention,
        int head,
        int context,
        int condition,
        int hidden,
        int groups) {

    public UnetConfig {
        multipliers = List.copyOf(multipliers);
        attention = List.copyOf(attention);
    }

    /** Stable Diffusion 2.1-base with the paper's steering. */
    public static UnetConfig paper() {
        return new UnetConfig(4, 320, List.of(1, 2, 4, 4), 2, List.of(0, 1, 2), 64, 1024, 256, 128, 32);
    }

    /** Sizes that one GPU trains in minutes. */
    public static UnetConfig medium() {
        return new UnetConfig(4, 64, List.of(1, 2, 4), 2, List.of(0, 1, 2), 32, 64, 64, 32, 8);
    }

    /** Sizes that two processor cores train in about an hour. */
    public static UnetConfig compact() {
        return new UnetConfig(4, 32, List.of(1, 2, 4), 1, List.of(1, 2), 16, 64, 32, 16, 8);
    }

    int levels() {
        return multipliers.size();
    }

    int features(int level) {
        return channels * multipliers.get(level);
    }
}
