package io.superres.network.stablesr;

import java.util.List;

/**
 * The sizes of the autoencoder. Level 0 has the extent of the image, each further level half of that before.
 *
 * @param bands channels of an image
 * @param latent channels of the latent
 * @param channels features at level 0
 * @param multipliers features at each level, as multiples of {@code channels}
 * @param blocks residual blocks per level in the encoder; one more in the decoder
 * @param fused levels whose features the decoder may take over from the encoder
 * @param dense dense blocks in such a fusion
 * @param growth features that each of their convolutions adds
 * @param quantised whether 1x1 convolutions stand on both sides of the latent
 * @param groups groups of the group normalisations
 */
public record VaeConfig(
        int bands,
        int latent,
        int channels,
        List<Integer> multipliers,
        int blocks,
        List<Integer> fused,
        int dense,
        int growth,
        boolean quantised,
        int groups) {

    public VaeConfig {
        multipliers = List.copyOf(multipliers);
        fused = List.copyOf(fused);
    }

    /** The autoencoder of Stable Diffusion with the paper's fusion. */
    public static VaeConfig paper() {
        return new VaeConfig(3, 4, 128, List.of(1, 2, 4, 4), 2, List.of(1, 2), 2, 32, true, 32);
    }

    /** Sizes that one GPU trains in minutes. */
    public static VaeConfig medium() {
        return new VaeConfig(3, 4, 32, List.of(1, 2, 4), 2, List.of(1), 1, 16, true, 8);
    }

    /** Sizes that two processor cores train in about an hour. */
    public static VaeConfig compact() {
        return new VaeConfig(3, 4, 16, List.of(1, 2, 4), 1, List.of(1), 1, 8, true, 8);
    }

    /** The same networks for images with another number of channels. */
    public VaeConfig withBands(int number) {
        return new VaeConfig(number, latent, channels, multipliers, blocks, fused, dense, growth, quantised, groups);
    }

    /** Image pixels per latent pixel, along one axis. */
    public int factor() {
        return 1 << levels() - 1;
    }

    int levels() {
        return multipliers.size();
    }

    int features(int level) {
        return channels * multipliers.get(level);
    }
}
