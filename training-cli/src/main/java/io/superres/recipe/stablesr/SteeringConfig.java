package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.data.Pairs;
import io.superres.model.Model;
import io.superres.network.stablesr.GuideConfig;
import io.superres.onnx.ModelFormatException;
import io.superres.recipe.Meaning;
import io.superres.recipe.Mixture;
import io.superres.recipe.Training;
import io.superres.recipe.Variation;
import io.superres.train.TrainingRecord;
import java.util.List;

/** Everything that training the steering of the prior depends on besides its images. */
public record SteeringConfig(
        @Meaning(value = "HR pixels per LR pixel", range = "2 to 8")
        int scale,

        @Meaning(
                value = "the diffusion prior that is steered",
                range = "id or folder of a model that stablesr-prior has made")
        String prior,

        @Meaning(value = "features of the encoder at the latent's own extent", range = "a multiple of normGroups")
        int encoderChannels,

        @Meaning(value = "residual blocks of the encoder at each resolution", range = "1 to 8")
        int encoderBlocks,

        @Meaning(value = "attention heads of the encoder", range = "a divisor of encoderChannels")
        int encoderHeads,

        @Meaning(value = "groups of the encoder's normalisations", range = "a divisor of encoderChannels")
        int encoderGroups,

        @Meaning(value = "whether the encoder knows the time; false for comparison", range = "true, false")
        boolean timeAware,

        @Meaning(
                value = "whether features are steered as they are, from near nothing on; false normalises them first, "
                        + "as the published code does",
                range = "true, false")
        boolean gentle,

        @Meaning(value = "extent of a patch", range = "a multiple of 32")
        int patch,

        Variation variation,

        Mixture mixture,

        Training training) {

    public SteeringConfig {
        require(scale >= 2 && scale <= 8, "scale", "2 to 8");
        require(prior != null && !prior.isBlank(), "prior", "given");
        require(
                encoderGroups >= 1 && encoderChannels >= 1 && encoderChannels % encoderGroups == 0,
                "encoderGroups",
                "a divisor of encoderChannels");
        require(
                encoderHeads >= 1 && encoderChannels % encoderHeads == 0,
                "encoderHeads",
                "a divisor of encoderChannels");
        require(encoderBlocks >= 1 && encoderBlocks <= 8, "encoderBlocks", "1 to 8");
        require(patch >= 32 && patch % 32 == 0 && patch % scale == 0, "patch", "a multiple of 32 and of scale");
    }

    /**
     * @param latent channels of a latent
     * @param prior sizes of the network that is steered
     */
    GuideConfig encoder(int latent, DenoiserSize prior) {
        return new GuideConfig(
                latent,
                encoderChannels,
                prior.levels() == 3 ? List.of(1, 1, 2) : List.of(1, 1, 2, 2),
                encoderBlocks,
                prior.attention(),
                encoderHeads,
                prior.condition(),
                encoderGroups);
    }

    /**
     * The scale of a model that was trained this way.
     *
     * @throws io.superres.onnx.ModelFormatException if its training record does not say
     */
    static int scale(Model steering) {
        Object scale = TrainingRecord.read(steering.location().resolve("training.json"))
                .config()
                .get("scale");
        if (scale instanceof Integer number && number >= 2 && number <= 8) return number;
        throw new ModelFormatException("the training record of the model '" + steering.id() + "' names no scale");
    }

    Pairs pairs() {
        return mixture.pairs(scale);
    }

    int lrPatch() {
        return patch / scale;
    }
}
