package io.superres.recipe.percnet;

import static io.superres.recipe.Training.require;

import io.superres.network.PercNet;
import io.superres.recipe.Meaning;
import io.superres.recipe.Training;

/** Everything that the training of PercNet depends on besides its images. */
public record PercNetConfig(
        @Meaning(
                value = "channels of the first layer; deeper ones have multiples of it",
                range = "a multiple of 3 up to 192")
        int width,

        @Meaning(value = "extent of a training crop", range = "a multiple of 8, 16 pixels or more")
        int crop,

        @Meaning(value = "weight of the lesson that tells how a crop was damaged", range = "0 or more")
        double degradationWeight,

        @Meaning(value = "weight of the lesson that tells which views belong together", range = "0 or more")
        double partnersWeight,

        @Meaning(value = "weight of the lesson that tells how a crop was turned", range = "0 or more")
        double rotationWeight,

        @Meaning(value = "weight of the lesson that draws the crop again", range = "0 or more")
        double reconstructionWeight,

        @Meaning(value = "how strictly views are told apart; smaller is stricter", range = "above 0")
        double temperature,

        @Meaning(value = "pairs of damaged crops to which the distance is fitted", range = "8 or more")
        int trials,

        @Meaning(value = "extent of a crop of a trial", range = "22 pixels or more")
        int trialExtent,

        @Meaning(value = "steps of the fit of the distance", range = "1 or more")
        int rankingSteps,

        @Meaning(value = "learning rate of the fit of the distance", range = "above 0")
        double rankingRate,

        Training training) {

    public PercNetConfig {
        require(width >= 3 && width % 3 == 0 && width <= 192, "width", "a multiple of 3 up to 192");
        require(crop >= 16 && crop % 8 == 0, "crop", "a multiple of 8, at least 16");
        require(
                degradationWeight >= 0 && partnersWeight >= 0 && rotationWeight >= 0 && reconstructionWeight >= 0,
                "weights of the lessons",
                "0 or more");
        require(temperature > 0, "temperature", "positive");
        require(trials >= 8, "trials", "at least 8");
        require(trialExtent >= 22, "trialExtent", "at least 22");
        require(rankingSteps >= 1 && rankingRate > 0, "rankingSteps and rankingRate", "positive");
        int batch = training.batch();
        require(batch >= 2 * PercNet.RECONSTRUCTED && batch % 4 == 0, "batch", "a multiple of 4, at least 16");
    }

    PercNet network() {
        return new PercNet(width);
    }
}
