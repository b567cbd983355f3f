package io.superres.recipe.femasr;

import static io.superres.recipe.Training.require;

import io.superres.recipe.Guidance;
import io.superres.recipe.Meaning;
import io.superres.recipe.Training;
import io.superres.recipe.Variation;

/** Everything that a training run of FeMaSR's first stage depends on besides its images. */
public record PriorConfig(
        PriorSize size,

        @Meaning(value = "extent of a patch", range = "a multiple of 8, 16 pixels or more")
        int patch,

        Variation variation,

        Guidance guidance,

        @Meaning(value = "weight of the distance between features and codebook", range = "0 or more")
        double codebookWeight,

        @Meaning(value = "share of it that draws the features to the codebook", range = "0 or more")
        double commitment,

        @Meaning(value = "weight of recognising what the truth shows from its codes", range = "0 or more")
        double semanticWeight,

        @Meaning(value = "layer of the feature network that knows it", range = "a layer whose stride is grid")
        String semanticLayer,

        @Meaning(value = "entries not in use are replaced every so many steps", range = "0 for never")
        long reseedEvery,

        @Meaning(value = "last step at which that may happen", range = "0 or more")
        long reseedUntil,

        Training training) {

    public PriorConfig {
        require(patch >= 16 && patch % 8 == 0, "patch", "a multiple of 8, at least 16");
        require(codebookWeight >= 0 && commitment >= 0 && semanticWeight >= 0, "weights", "0 or more");
        require(semanticLayer != null && !semanticLayer.isBlank(), "semanticLayer", "given");
        require(reseedEvery >= 0 && reseedUntil >= 0, "reseedEvery and reseedUntil", "0 or more");
    }
}
