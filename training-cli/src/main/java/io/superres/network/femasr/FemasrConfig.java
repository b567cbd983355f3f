package io.superres.network.femasr;

/**
 * The sizes of FeMaSR's networks.
 *
 * @param bands channels of an image
 * @param grid extent of the latent's pixels in pixels of the result, 4 or 8 as in the paper
 * @param full features at the resolution of the result
 * @param half features at half of it; likewise for the next two, of which a grid of 4 has the first only
 * @param groups groups of the group normalisations
 * @param codes entries of the codebook
 * @param codeLength features of an entry
 * @param semantic features of the semantic target
 * @param swin the transformer of the second stage
 * @param critic features of the discriminator at full resolution
 */
public record FemasrConfig(
        int bands,
        int grid,
        int full,
        int half,
        int quarter,
        int eighth,
        int groups,
        int codes,
        int codeLength,
        int semantic,
        Swin swin,
        int critic) {

    /**
     * A stack of shifted-window transformers.
     *
     * @param groups residual groups, each ended by a convolution
     * @param depth transformer blocks in a group; every second one is shifted by half a window
     * @param heads attention heads
     * @param window extent of the windows, in latent pixels
     * @param ratio hidden features of the perceptrons, as a multiple of the features
     */
    public record Swin(int groups, int depth, int heads, int window, int ratio) {
        /** Where there is only a first stage. */
        public static final Swin NONE = new Swin(0, 0, 1, 1, 1);
    }

    /** The sizes of the paper's released weights. */
    public static FemasrConfig paper() {
        return new FemasrConfig(3, 8, 64, 128, 256, 256, 32, 1024, 512, 512, new Swin(4, 6, 8, 8, 4), 64);
    }

    /** Sizes that one GPU trains in minutes. */
    public static FemasrConfig medium() {
        return new FemasrConfig(3, 8, 32, 64, 128, 128, 8, 512, 128, 192, new Swin(2, 4, 4, 8, 4), 24);
    }

    /** Sizes that two processor cores train in about an hour. */
    public static FemasrConfig compact() {
        return new FemasrConfig(3, 8, 16, 32, 48, 64, 8, 256, 64, 96, new Swin(2, 2, 4, 4, 2), 12);
    }

    public FemasrConfig {
        if (grid != 4 && grid != 8) throw new IllegalArgumentException("the grid is 4 or 8, not " + grid);
    }

    /** How often the latent's extent has been halved. */
    int levels() {
        return Integer.numberOfTrailingZeros(grid);
    }

    /** Features from which the latent is made. */
    int deepest() {
        return channels(levels());
    }

    /** The same network for images with another number of channels. */
    public FemasrConfig withBands(int number) {
        return new FemasrConfig(
                number, grid, full, half, quarter, eighth, groups, codes, codeLength, semantic, swin, critic);
    }

    /** Features at the resolution of the result divided by {@code 2^level}. */
    int channels(int level) {
        return switch (level) {
            case 0 -> full;
            case 1 -> half;
            case 2 -> quarter;
            case 3 -> eighth;
            default -> throw new IllegalArgumentException("no level " + level);
        };
    }
}
