package io.superres.recipe.refvae;

import static io.superres.recipe.Training.require;

import io.superres.network.refvae.RefVaeSize;
import io.superres.recipe.Meaning;

/** The sizes of the networks that learn. */
public record RefVaeShape(
        @Meaning(value = "channels of the condition before it is widened", range = "1 to 1024")
        int latent,

        @Meaning(value = "extent of the condition, which is stretched over any image", range = "1 to 64")
        int grid,

        @Meaning(value = "random numbers that a sample is made of", range = "1 to 4096")
        int code,

        @Meaning(value = "features after the decoder's first enlargement", range = "1 to 1024")
        int first,

        @Meaning(value = "features after the next", range = "1 to 1024")
        int second,

        @Meaning(value = "features after the last", range = "1 to 1024")
        int third,

        @Meaning(value = "features of the critic's first level", range = "2 to 1024")
        int criticWidth) {
    private static final int MOST = 1024;

    public RefVaeShape {
        for (int channels : new int[] {latent, first, second, third})
            require(channels >= 1 && channels <= MOST, "number of features", "1 to " + MOST);
        require(criticWidth >= 2 && criticWidth <= MOST, "criticWidth", "2 to " + MOST);
        require(grid >= 1 && grid <= 64, "grid", "1 to 64");
        require(code >= 1 && code <= 4 * MOST, "code", "1 to " + 4 * MOST);
    }

    /** @param features channels of the feature network */
    RefVaeSize size(int features) {
        return new RefVaeSize(features, latent, grid, code, first, second, third, criticWidth);
    }
}
