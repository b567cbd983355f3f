package io.superres.recipe.femasr;

import static io.superres.recipe.Training.require;

import io.superres.network.femasr.FemasrConfig;
import io.superres.network.femasr.FemasrConfig.Swin;
import io.superres.recipe.Meaning;

/** The sizes of the codebook and of the networks around it. */
public record PriorSize(
        @Meaning(value = "extent of a code in pixels of the result", range = "4 or 8")
        int grid,

        @Meaning(value = "features at the resolution of the result", range = "1 to 1024")
        int full,

        @Meaning(value = "features at half of it", range = "1 to 1024")
        int half,

        @Meaning(value = "features at a quarter of it", range = "1 to 1024")
        int quarter,

        @Meaning(value = "features at an eighth of it; without effect where grid is 4", range = "1 to 1024")
        int eighth,

        @Meaning(value = "groups of the group normalisations", range = "a divisor of all numbers of features")
        int normGroups,

        @Meaning(value = "entries of the codebook", range = "2 to 65536")
        int codes,

        @Meaning(value = "features of an entry", range = "1 to 4096")
        int codeLength,

        @Meaning(value = "features of the critic at full resolution", range = "1 to 1024")
        int criticWidth) {
    private static final int BANDS = 3;
    private static final int MOST_CHANNELS = 1024;
    private static final int MOST_CODES = 1 << 16;
    private static final int MOST_LENGTH = 4096;

    public PriorSize {
        require(grid == 4 || grid == 8, "grid", "4 or 8");
        for (int channels : new int[] {full, half, quarter, eighth, criticWidth})
            require(channels >= 1 && channels <= MOST_CHANNELS, "number of features", "1 to " + MOST_CHANNELS);
        require(normGroups >= 1, "normGroups", "at least 1");
        for (int channels : new int[] {full, half, quarter, eighth})
            require(channels % normGroups == 0, "normGroups", "a divisor of all numbers of features");
        require(codes >= 2 && codes <= MOST_CODES, "codes", "2 to " + MOST_CODES);
        require(codeLength >= 1 && codeLength <= MOST_LENGTH, "codeLength", "1 to " + MOST_LENGTH);
    }

    /** Features from which the latent is made. */
    int deepest() {
        return grid == 4 ? quarter : eighth;
    }

    /** @param semantic features of the semantic target; 1 where there is none */
    FemasrConfig network(int semantic, Swin swin) {
        return new FemasrConfig(
                BANDS, grid, full, half, quarter, eighth, normGroups, codes, codeLength, semantic, swin, criticWidth);
    }
}
