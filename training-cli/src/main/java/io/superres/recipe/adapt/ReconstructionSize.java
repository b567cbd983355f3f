package io.superres.recipe.adapt;

import static io.superres.recipe.Training.require;

import io.superres.network.adapt.AdaptSize;
import io.superres.recipe.Meaning;

/** The sizes of the networks that rebuild LR images. */
public record ReconstructionSize(
        @Meaning(value = "features of the degradation encoder's residual blocks", range = "1 to 1024")
        int trunk,

        @Meaning(value = "features after its first stride", range = "1 to 1024")
        int first,

        @Meaning(value = "features after its second stride", range = "1 to 1024")
        int second,

        @Meaning(value = "numbers that describe a degradation", range = "1 to 4096")
        int embedding,

        @Meaning(value = "features of the image encoder", range = "2 to 1024")
        int imageFeatures,

        @Meaning(value = "features of the reconstructor", range = "1 to 1024")
        int reconstruction) {
    private static final int MOST = 1024;

    public ReconstructionSize {
        for (int channels : new int[] {trunk, first, second, reconstruction})
            require(channels >= 1 && channels <= MOST, "number of features", "1 to " + MOST);
        require(imageFeatures >= 2 && imageFeatures <= MOST, "imageFeatures", "2 to " + MOST);
        require(embedding >= 1 && embedding <= 4 * MOST, "embedding", "1 to " + 4 * MOST);
    }

    /** @param scale how many times larger results are than what is rebuilt of them */
    AdaptSize network(int scale) {
        return new AdaptSize(trunk, first, second, embedding, imageFeatures, reconstruction, scale, true);
    }
}
