package io.superres.recipe.adapt;

import static io.superres.recipe.Training.require;

import io.superres.data.Pairs;
import io.superres.network.adapt.AdaptSize;
import io.superres.recipe.Meaning;
import io.superres.recipe.Mixture;
import io.superres.recipe.Training;

/** Everything that training the reconstruction of LR images depends on besides its images. */
public record ReconstructionConfig(
        @Meaning(value = "HR pixels per LR pixel", range = "2 to 8")
        int scale,

        @Meaning(value = "where LR images are rebuilt", range = "LR, HR")
        Space space,

        @Meaning(
                value =
                        "networks whose weights are taken to begin with, where they fit, such as those for another scale",
                range = "none, or id or folder of a model that this recipe has made")
        String start,

        ReconstructionSize size,

        @Meaning(value = "extent of an LR patch", range = "16 pixels or more")
        int patch,

        @Meaning(value = "network that knows natural images", range = "id or folder of a model, or an ONNX file")
        String features,

        @Meaning(value = "layer of it that images are compared with", range = "the name of a map inside it")
        String featureLayer,

        Mixture mixture,

        @Meaning(value = "standard deviation of the controller's noise; 1 in the paper", range = "0 or more")
        double noise,

        @Meaning(
                value = "weight of the difference in looks, beside 1 for the mean absolute difference",
                range = "0 or more")
        double looksWeight,

        @Meaning(
                value = "gradient of the alignment with natural images at the image's features, as a share of the "
                        + "reconstruction's; 0 for no alignment",
                range = "0 or more")
        double alignmentShare,

        @Meaning(
                value = "steps after the others in which only the alignment is trained, with features as they then are",
                range = "0 or more")
        long alignmentSteps,

        Training training) {

    public ReconstructionConfig {
        require(scale >= 2 && scale <= 8, "scale", "2 to 8");
        require(space != null, "space", "given");
        require(start != null && !start.isBlank(), "start", "given");
        require(patch >= 16, "patch", "at least 16");
        require(features != null && !features.isBlank(), "features", "given");
        require(featureLayer != null && !featureLayer.isBlank(), "featureLayer", "given");
        require(
                noise >= 0 && looksWeight >= 0 && alignmentShare >= 0,
                "noise, looksWeight, alignmentShare",
                "0 or more");
        require(alignmentSteps >= 0, "alignmentSteps", "0 or more");
    }

    AdaptSize network() {
        return size.network(space == Space.LR ? scale : 1);
    }

    /** What is to be rebuilt of an LR patch: its extent. */
    int rebuilt() {
        return space == Space.LR ? patch : patch * scale;
    }

    Pairs pairs() {
        return mixture.pairs(scale);
    }
}
