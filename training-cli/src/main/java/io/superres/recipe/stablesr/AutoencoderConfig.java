package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.data.Variety;
import io.superres.network.stablesr.VaeConfig;
import io.superres.recipe.Guidance;
import io.superres.recipe.Meaning;
import io.superres.recipe.Rgb;
import io.superres.recipe.Training;
import java.util.List;

/** Everything that training the autoencoder depends on besides its images. */
public record AutoencoderConfig(
        @Meaning(value = "image pixels per latent pixel, along one axis", range = "4 or 8")
        int factor,

        @Meaning(value = "features at the resolution of the image", range = "1 to 1024")
        int channels,

        @Meaning(value = "residual blocks at each resolution", range = "1 to 8")
        int blocks,

        @Meaning(value = "channels of the latent", range = "1 to 64")
        int latent,

        @Meaning(value = "groups of the group normalisations", range = "a divisor of channels")
        int normGroups,

        @Meaning(value = "dense blocks of a fusion with the encoder's features", range = "1 to 4")
        int fusionBlocks,

        @Meaning(value = "features that each of their convolutions adds", range = "1 to 256")
        int fusionGrowth,

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
        require(factor == 4 || factor == 8, "factor", "4 or 8");
        require(channels >= 1 && channels <= MOST, "channels", "1 to " + MOST);
        require(normGroups >= 1 && channels % normGroups == 0, "normGroups", "a divisor of channels");
        require(blocks >= 1 && blocks <= 8, "blocks", "1 to 8");
        require(latent >= 1 && latent <= 64, "latent", "1 to 64");
        require(fusionBlocks >= 1 && fusionBlocks <= 4, "fusionBlocks", "1 to 4");
        require(fusionGrowth >= 1 && fusionGrowth <= 256, "fusionGrowth", "1 to 256");
        require(criticWidth >= 1 && criticWidth <= MOST, "criticWidth", "1 to " + MOST);
        require(patch >= 32 && patch % factor == 0, "patch", "a multiple of factor, at least 32");
        require(smallest > 0 && smallest <= 1, "smallest", "above 0 to 1");
        require(greyShare >= 0 && greyShare <= 1, "greyShare", "0 to 1");
        require(divergenceWeight >= 0, "divergenceWeight", "0 or more");
    }

    /** Fusion stands where the paper has it: one or two halvings away from the image. */
    VaeConfig network() {
        return new VaeConfig(
                Rgb.BANDS,
                latent,
                channels,
                factor == 4 ? List.of(1, 2, 4) : List.of(1, 2, 4, 4),
                blocks,
                factor == 4 ? List.of(1) : List.of(1, 2),
                fusionBlocks,
                fusionGrowth,
                true,
                normGroups);
    }

    Variety variety() {
        return new Variety(smallest, greyShare);
    }
}
