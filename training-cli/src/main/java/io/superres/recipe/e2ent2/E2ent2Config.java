package io.superres.recipe.e2ent2;

import static io.superres.recipe.Training.require;
import static io.superres.recipe.Training.requireShares;

import io.superres.data.Pairs;
import io.superres.data.ReferenceKind;
import io.superres.data.ReferenceSampler;
import io.superres.loss.PixelLoss;
import io.superres.method.e2ent2.PatchNorm;
import io.superres.method.e2ent2.Textures;
import io.superres.network.e2ent2.E2ent2;
import io.superres.network.e2ent2.E2ent2Size;
import io.superres.network.e2ent2.Swap;
import io.superres.recipe.Meaning;
import io.superres.recipe.Mixture;
import io.superres.recipe.Training;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Everything that a training run of E2ENT2 depends on besides its images. */
public record E2ent2Config(
        @Meaning(value = "features everywhere in the generator", range = "1 to 1024")
        int channels,

        @Meaning(value = "residual blocks of the encoder", range = "1 or more")
        int encoderBlocks,

        @Meaning(value = "residual blocks of the decoder before textures come in", range = "1 or more")
        int earlyBlocks,

        @Meaning(value = "residual blocks of the decoder after textures came in", range = "1 or more")
        int lateBlocks,

        @Meaning(value = "extent of an LR patch", range = "8 pixels or more")
        int patch,

        @Meaning(value = "steps without references at the beginning", range = "0 to below steps")
        long singleSteps,

        @Meaning(value = "distance between result and truth that is minimised", range = "L1, CHARBONNIER, HUBER, MSE")
        PixelLoss loss,

        @Meaning(value = "weight of looking real, beside 1 for the distance; 0 for no critics", range = "0 or more")
        double adversarialWeight,

        @Meaning(value = "step of the whole run after which critics judge", range = "0 or more")
        long adversarialFrom,

        @Meaning(value = "steps over which their weight rises from 0", range = "0 or more")
        long adversarialWarmup,

        @Meaning(value = "network that judges", range = "COMPACT, SRGAN, SRGAN_MEAN")
        CriticChoice critic,

        @Meaning(value = "length by which the score of a reference patch is divided", range = "L1, L2")
        PatchNorm norm,

        @Meaning(value = "derivative of the exchange of textures", range = "PAPER, EXACT")
        SwapGradient swapGradient,

        @Meaning(value = "share of that derivative for the LR features; PAPER only", range = "0 or more")
        double lrShare,

        @Meaning(value = "the same for the features of the reduced reference", range = "0 or more")
        double reducedShare,

        @Meaning(value = "the same for the features of the reference", range = "0 or more")
        double referenceShare,

        @Meaning(value = "whether the encoder goes on learning once references come in", range = "LEARNT, FROZEN")
        FeatureChoice features,

        @Meaning(value = "relative share of this kind of reference", range = "0 or more")
        Map<ReferenceKind, Double> references,

        @Meaning(value = "one of four references is magnified by up to this factor or its inverse", range = "1 to 2")
        double zoom,

        @Meaning(value = "share of colour pairs that are shown as grey ones", range = "0 to 1")
        double greyShare,

        Mixture mixture,

        Training training) {
    private static final int MOST_CHANNELS = 1024;

    public E2ent2Config {
        require(channels >= 1 && channels <= MOST_CHANNELS, "channels", "1 to " + MOST_CHANNELS);
        require(encoderBlocks >= 1 && earlyBlocks >= 1 && lateBlocks >= 1, "number of blocks", "at least 1");
        require(patch >= 8, "patch", "at least 8");
        require(singleSteps >= 0 && singleSteps < training.steps(), "singleSteps", "from 0 to below steps");
        require(loss != null && critic != null && norm != null, "loss, critic and norm", "given");
        require(swapGradient != null && features != null, "swapGradient and features", "given");
        require(adversarialWeight >= 0, "adversarialWeight", "0 or more");
        require(adversarialFrom >= 0 && adversarialWarmup >= 0, "adversarialFrom and adversarialWarmup", "0 or more");
        require(
                adversarialWeight == 0 || training.batch() >= 2,
                "batch",
                "at least 2, as critics compare images with each other");
        require(critic != CriticChoice.SRGAN || patch % 4 == 0, "patch", "a multiple of 4 for the critic SRGAN");
        require(lrShare >= 0 && reducedShare >= 0 && referenceShare >= 0, "shares of the derivative", "0 or more");
        require(references != null && !references.isEmpty(), "references", "given");
        requireShares(references, "references");
        require(references.values().stream().anyMatch(share -> share > 0), "references", "above 0 somewhere");
        require(zoom >= 1 && zoom <= 2, "zoom", "1 to 2");
        require(greyShare >= 0 && greyShare <= 1, "greyShare", "0 to 1");
        references = Collections.unmodifiableMap(new EnumMap<>(references));
    }

    E2ent2 network() {
        return new E2ent2(new E2ent2Size(channels, encoderBlocks, earlyBlocks, lateBlocks));
    }

    Swap swap() {
        return Swap.squares(channels, training.batch(), patch);
    }

    Swap.Shares shares() {
        return new Swap.Shares(lrShare, reducedShare, referenceShare);
    }

    Pairs pairs() {
        return mixture.pairs(Textures.RATIO);
    }

    ReferenceSampler.Mix mix() {
        return new ReferenceSampler.Mix(references, greyShare, zoom);
    }

    /** How much looking real counts at a step of the whole run. */
    double adversarialWeight(long step) {
        if (step <= adversarialFrom) return 0;
        return adversarialWeight * Math.min(1, (step - adversarialFrom) / (double) Math.max(1, adversarialWarmup));
    }
}
