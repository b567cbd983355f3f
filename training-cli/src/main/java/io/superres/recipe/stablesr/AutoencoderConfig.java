package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.recipe.Guidance;
import io.superres.recipe.Meaning;
import io.superres.recipe.Training;
import io.superres.recipe.Variation;

/** Everything that training the autoencoder depends on besides its images. */
public record AutoencoderConfig(
        AutoencoderSize size,

        @Meaning(value = "features of the critic's first layer", range = "1 to 1024")
        int criticWidth,

        @Meaning(value = "extent of a patch", range = "a multiple of factor, 32 pixels or more")
        int patch,

        Variation variation,

        Guidance guidance,

        @Meaning(value = "weight of the divergence of latents from the normal distribution", range = "0 or more")
        double divergenceWeight,

        Training training) {
    private static final int MOST = 1024;

    public AutoencoderConfig {
        require(criticWidth >= 1 && criticWidth <= MOST, "criticWidth", "1 to " + MOST);
        require(patch >= 32 && patch % size.factor() == 0, "patch", "a multiple of factor, at least 32");
        require(divergenceWeight >= 0, "divergenceWeight", "0 or more");
    }
}
