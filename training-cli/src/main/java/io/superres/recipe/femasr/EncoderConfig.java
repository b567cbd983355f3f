package io.superres.recipe.femasr;

import static io.superres.recipe.Training.require;

import io.superres.data.Pairs;
import io.superres.network.femasr.Femasr;
import io.superres.recipe.Guidance;
import io.superres.recipe.Meaning;
import io.superres.recipe.Mixture;
import io.superres.recipe.Training;
import io.superres.recipe.Variation;

/** Everything that a training run of FeMaSR's second stage depends on besides its images. */
public record EncoderConfig(
        @Meaning(value = "magnification", range = "2 or 4") int scale,

        @Meaning(value = "the first stage", range = "id or folder of a model that femasr-hrp has made")
        String prior,

        @Meaning(
                value = "the method, or one that it is compared with",
                range = "FULL, NO_PRIOR, DECODER_ONLY, NO_SHORTCUTS")
        Variant variant,

        PriorSize size,
        SwinSize swin,

        @Meaning(value = "extent of an HR patch", range = "a multiple of grid times window")
        int patch,

        Variation variation,

        Mixture mixture,

        Guidance guidance,

        @Meaning(value = "weight of the squared distance to the codes of the truth", range = "0 or more")
        double matchWeight,

        @Meaning(value = "weight of the squared distance to their products of features", range = "0 or more")
        double gramWeight,

        Training training) {

    public EncoderConfig {
        require(scale == 2 || scale == 4, "scale", "2 or 4");
        require(prior != null && !prior.isBlank(), "prior", "given");
        require(variant != null, "variant", "given");
        require(size.deepest() % swin.heads() == 0, "heads", "a divisor of " + size.deepest());
        int unit = size.grid() * swin.window();
        require(patch >= unit && patch % unit == 0, "patch", "a multiple of " + unit);
        require(matchWeight >= 0 && gramWeight >= 0, "matchWeight and gramWeight", "0 or more");
    }

    Femasr network() {
        return new Femasr(size.network(1, swin.swin()), scale, variant.parts());
    }

    Pairs pairs() {
        return mixture.pairs(scale);
    }
}
