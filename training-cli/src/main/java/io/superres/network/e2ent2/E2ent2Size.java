package io.superres.network.e2ent2;

/**
 * The sizes of E2ENT2's generator.
 *
 * @param channels features everywhere
 * @param encoderBlocks residual blocks of the encoder
 * @param earlyBlocks residual blocks of the decoder before textures come in, at the resolution of the LR image
 * @param lateBlocks residual blocks of the decoder after that, at the resolution of the result
 */
public record E2ent2Size(int channels, int encoderBlocks, int earlyBlocks, int lateBlocks) {
    public E2ent2Size {
        if (channels < 1 || encoderBlocks < 1 || earlyBlocks < 1 || lateBlocks < 1)
            throw new IllegalArgumentException("impossible network size");
    }

    /** The sizes of the paper, with 16 blocks in each half of the decoder. */
    public static E2ent2Size paper() {
        return new E2ent2Size(64, 16, 16, 16);
    }

    /** The other reading of the paper, whose decoder has 16 blocks in all. */
    public static E2ent2Size paperSmall() {
        return new E2ent2Size(64, 16, 8, 8);
    }
}
