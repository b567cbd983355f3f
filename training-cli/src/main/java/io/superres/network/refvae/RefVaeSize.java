package io.superres.network.refvae;

/**
 * The sizes of RefVAE's networks.
 *
 * @param features channels of the frozen feature network, whose grid is an eighth of the image's
 * @param latent channels of the condition before it is widened
 * @param grid extent of the condition, which is stretched over any image
 * @param code random numbers that a sample is made of
 * @param first features after the decoder's first enlargement
 * @param second features after the next
 * @param third features after the last
 * @param critic features of the critic's first level
 */
public record RefVaeSize(int features, int latent, int grid, int code, int first, int second, int third, int critic) {

    /** The sizes of the paper's released weights, which stand on VGG-19. */
    public static RefVaeSize paper() {
        return new RefVaeSize(512, 64, 16, 256, 256, 128, 64, 32);
    }

    /** Sizes that two processor cores train in about an hour, which stand on PercNet. */
    public static RefVaeSize compact() {
        return new RefVaeSize(64, 16, 8, 64, 48, 24, 16, 12);
    }

    /** Values of the condition. */
    int cells() {
        return latent * grid * grid;
    }
}
