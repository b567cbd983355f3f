package io.superres.recipe;

import static io.superres.recipe.Training.require;

import io.superres.data.Variety;

/** How far images are changed before patches are cut from them; its keys stand beside the recipe's own. */
public record Variation(
        @Meaning(value = "images are reduced by a random factor between this and 1", range = "above 0 to 1")
        double smallest,

        @Meaning(value = "share of colour images that are shown as grey ones", range = "0 to 1")
        double greyShare) {

    public Variation {
        require(smallest > 0 && smallest <= 1, "smallest", "above 0 to 1");
        require(greyShare >= 0 && greyShare <= 1, "greyShare", "0 to 1");
    }

    public Variety variety() {
        return new Variety(smallest, greyShare);
    }
}
