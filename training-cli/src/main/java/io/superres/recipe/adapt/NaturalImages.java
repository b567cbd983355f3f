package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.superres.loss.Features;
import io.superres.loss.GramSummary;
import java.util.function.Function;

/**
 * The feature-alignment regulariser: the image encoder's features, summed up channel against channel and mapped by two
 * linear layers, are to say the same as those of a network that knows natural images.
 *
 * @param knowing that network
 * @param layer of it
 * @param alignment the two linear layers, see {@link io.superres.network.adapt.Alignment}
 */
record NaturalImages(Features knowing, String layer, Function<NDArray[], NDList> alignment) {
    /** Keeps roots differentiable at 0. */
    private static final float TINY = 1e-8f;

    /**
     * @param encoded features of the image encoder
     * @param image what it saw, values 0 to 1
     * @return mean over the batch of the sum of both lengths of the difference
     */
    NDArray unlikeness(NDArray encoded, NDArray image) {
        GramSummary mine = GramSummary.of(unit(encoded), true);
        GramSummary natural = GramSummary.of(unit(knowing.of(image).get(layer)), true);
        NDList aligned = alignment.apply(new NDArray[] {mine.means(), mine.maxima()});
        return length(aligned.get(0).sub(natural.means()))
                .add(length(aligned.get(1).sub(natural.maxima())))
                .mean();
    }

    /** Features of each pixel with a length of 1: else images with much contrast would count as the least natural. */
    private static NDArray unit(NDArray features) {
        return features.div(features.square().sum(new int[] {1}, true).add(TINY).sqrt());
    }

    private static NDArray length(NDArray vectors) {
        return vectors.square().sum(new int[] {1}).add(TINY).sqrt();
    }
}
