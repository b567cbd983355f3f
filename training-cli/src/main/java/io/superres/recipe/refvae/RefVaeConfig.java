package io.superres.recipe.refvae;

import static io.superres.recipe.Training.require;
import static io.superres.recipe.Training.requireShares;

import io.superres.data.Pairs;
import io.superres.method.refvae.RefVaeModel;
import io.superres.recipe.Meaning;
import io.superres.recipe.Mixture;
import io.superres.recipe.Training;
import io.superres.recipe.Variation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Everything that a training run of RefVAE depends on besides its images. */
public record RefVaeConfig(
        @Meaning(
                value = "network that sees LR image and reference, and how alike images look",
                range = "id or folder of a model, or an ONNX file")
        String features,

        @Meaning(value = "layer of it that the generator stands on", range = "a layer of stride 8")
        String featureLayer,

        RefVaeShape shape,

        @Meaning(value = "extent of an LR patch", range = "4 pixels or more")
        int patch,

        @Meaning(value = "extent to which references are brought", range = "a multiple of 8, 16 pixels or more")
        int reference,

        Variation variation,

        Mixture mixture,

        @Meaning(value = "relative share of conditions that come from this image", range = "0 or more")
        Map<ConditionKind, Double> conditions,

        @Meaning(value = "whether there are codes at all; without, every image has one result", range = "true, false")
        boolean sampled,

        @Meaning(value = "whose statistics results are to have", range = "REFERENCE, HR")
        StyleTarget styleTarget,

        @Meaning(value = "what generator and critic play for", range = "LOGISTIC, L1")
        AdversarialKind adversarial,

        RefVaeWeights weights,
        Training training) {

    public RefVaeConfig {
        require(features != null && !features.isBlank(), "features", "given");
        require(featureLayer != null && !featureLayer.isBlank(), "featureLayer", "given");
        require(patch >= 4, "patch", "at least 4");
        require(reference >= 16 && reference % 8 == 0, "reference", "a multiple of 8, at least 16");
        require(conditions != null && !conditions.isEmpty(), "conditions", "given");
        requireShares(conditions, "conditions");
        require(conditions.values().stream().anyMatch(share -> share > 0), "conditions", "above 0 somewhere");
        require(styleTarget != null && adversarial != null, "styleTarget and adversarial", "given");
        require(!sampled || training.batch() >= 2, "batch", "at least 2, as references are normalised together");
        conditions = Collections.unmodifiableMap(new EnumMap<>(conditions));
    }

    Pairs pairs() {
        return mixture.pairs(RefVaeModel.SCALE);
    }

    /** HR extent of a patch. */
    int extent() {
        return patch * RefVaeModel.SCALE;
    }
}
