package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.data.Variety;
import io.superres.recipe.Guidance;
import io.superres.recipe.Meaning;
import io.superres.recipe.Training;

/** Everything that training the autoencoder depends on besides its images. */
public record AutoencoderConfig(
        AutoencoderSize size,

        @Meaning(value = "features of the critic's first layer", range = "1 to 1024")
        int criticWidth,

        @Meaning(value = "extent of a patch", range = "a multiple of factor, 32 pixels or more")
        int patch,

        @Meaning(value = "images are reduced by a random factor between this and 1", range = "above 0 to 1")
        double smallest,

        @Meaning(value = "share of colour images that are shown as grey ones", range = "0 to 1")
        double greyShare,

        Guidance guidance,

        @Meaning(value = "weight of the divergence of latents from the normal distribution", range = "0 or more")
        double divergenceWeight,

        Training training) {
    private static final int MOST = 1024;

    public AutoencoderConfig {
        require(criticWidth >= 1 && criticWidth <= MOST, "criticWidth", "1 to " + MOST);
        require(patch >= 32 && patch % size.factor() == 0, "patch", "a multiple of factor, at least 32");
        require(smallest > 0 && smallest <= 1, "smallest", "above 0 to 1");
        require(greyShare >= 0 && greyShare <= 1, "greyShare", "0 to 1");
        require(divergenceWeight >= 0, "divergenceWeight", "0 or more");
    }

    Variety variety() {
        return new Variety(smallest, greyShare);
    }
}
