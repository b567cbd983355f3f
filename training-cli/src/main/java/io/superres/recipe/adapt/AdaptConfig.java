package io.superres.recipe.adapt;

import static io.superres.recipe.Training.require;

import io.superres.recipe.Meaning;
import io.superres.recipe.Training;

/** Everything that fitting a model depends on besides the model and the images. */
public record AdaptConfig(
        @Meaning(
                value = "the networks that rebuild LR images",
                range = "auto, or id or folder of a model that reconstruction has made")
        String reconstruction,

        @Meaning(value = "weights that may move", range = "ALL, LAST, BIASES")
        Trainable trainable,

        @Meaning(value = "how many layers are the last ones", range = "1 or more")
        int lastLayers,

        @Meaning(value = "extent of an LR patch", range = "a multiple of 8, 16 pixels or more")
        int patch,

        @Meaning(value = "how strong the degradation is taken to be", range = "LIKENESS, DISTANCE, NONE")
        Control control,

        @Meaning(value = "standard deviation of the controller's noise; 1 in the paper", range = "0 or more")
        double noise,

        @Meaning(
                value = "weight of the difference in looks, beside 1 for the mean absolute difference",
                range = "0 or more")
        double looksWeight,

        @Meaning(
                value = "weight of what results have that enlarged LR images have not, on average over 8 x 8 LR pixels "
                        + "at each place inside one: other intensities, or a pattern",
                range = "0 or more")
        double gridWeight,

        @Meaning(
                value =
                        "share of the LR pixels that the model does not see, and that alone are to be rebuilt; 0, as in "
                                + "the paper, shows and rebuilds all, so that copying noise pays",
                range = "0 to 0.5")
        double hiddenShare,

        @Meaning(value = "whether only places with detail count in the LR image", range = "true, false")
        boolean onlyDetail,

        @Meaning(value = "network that knows natural images", range = "id or folder of a model, or an ONNX file")
        String features,

        @Meaning(value = "layer of it that results are compared with", range = "as in the reconstruction's training")
        String featureLayer,

        @Meaning(
                value = "gradient of the alignment with natural images at the result, as a share of the "
                        + "reconstruction's; 0 for no alignment",
                range = "0 or more")
        double alignmentShare,

        @Meaning(value = "share of the images that is only measured", range = "above 0 to 0.5")
        double heldOutShare,

        @Meaning(
                value = "whether held-out images decide what is taken; if not, the model after the last step is taken, "
                        + "for comparisons",
                range = "true or false")
        boolean judged,

        @Meaning(
                value = "share by which hidden pixels of held-out LR images must be rebuilt better for a model to be "
                        + "taken",
                range = "0 to 1")
        double leastGain,

        @Meaning(
                value = "mean absolute change of results, in parts of the intensity range, that is too much",
                range = "above 0 to 1")
        double mostChange,

        @Meaning(
                value = "mean difference of results from enlarged LR images over 8 x 8 LR pixels, in parts of the "
                        + "intensity range, that is too much, unless the given model has more",
                range = "above 0 to 1")
        double mostGrid,

        @Meaning(
                value =
                        "LR-PSNR in dB that a model must keep, unless the given one is below it; it falls when a blur is "
                                + "undone that the given model did not undo",
                range = "0 or more")
        double leastConsistency,

        @Meaning(value = "measurements in a row without improvement after which fitting ends", range = "1 or more")
        int patience,

        Training training) {

    private static final int GRID = 8;

    public AdaptConfig {
        require(reconstruction != null && !reconstruction.isBlank(), "reconstruction", "given");
        require(trainable != null, "trainable", "given");
        require(lastLayers >= 1, "lastLayers", "at least 1");
        require(patch >= 2 * GRID && patch % GRID == 0, "patch", "a multiple of " + GRID + ", at least " + 2 * GRID);
        require(control != null, "control", "given");
        require(
                noise >= 0 && looksWeight >= 0 && gridWeight >= 0 && alignmentShare >= 0,
                "noise, looksWeight, gridWeight, alignmentShare",
                "0 or more");
        require(hiddenShare >= 0 && hiddenShare <= 0.5, "hiddenShare", "0 to 0.5");
        require(features != null && !features.isBlank(), "features", "given");
        require(featureLayer != null && !featureLayer.isBlank(), "featureLayer", "given");
        require(heldOutShare > 0 && heldOutShare <= 0.5, "heldOutShare", "above 0 to 0.5");
        require(leastGain >= 0 && leastGain <= 1, "leastGain", "0 to 1");
        require(mostChange > 0 && mostChange <= 1, "mostChange", "above 0 to 1");
        require(mostGrid > 0 && mostGrid <= 1, "mostGrid", "above 0 to 1");
        require(leastConsistency >= 0, "leastConsistency", "0 or more");
        require(patience >= 1, "patience", "at least 1");
    }
}
