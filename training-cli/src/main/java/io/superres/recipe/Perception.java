package io.superres.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.superres.loss.FeatureLoss;
import io.superres.loss.Features;
import io.superres.loss.GridLoss;
import io.superres.onnx.Graph;
import io.superres.train.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a training run sees images with: differences in looks, and what an image shows. Must be closed. */
public final class Perception implements AutoCloseable {
    private static final FeatureLoss DIFFERENCE = FeatureLoss.unitNormalised(null);

    private static final float TINY = 1e-8f;

    private final Graph network;
    private final Features features;
    private final Guidance guidance;
    private final String semanticLayer;

    /** @param semanticLayer null if nobody will ask for it */
    public Perception(Guidance guidance, String semanticLayer, NDManager manager) {
        this.guidance = guidance;
        this.semanticLayer = semanticLayer;
        Set<String> layers = new LinkedHashSet<>(guidance.perceptual().keySet());
        if (semanticLayer != null) layers.add(semanticLayer);
        network = layers.isEmpty() ? null : FeatureNetwork.of(guidance.features());
        features = layers.isEmpty() ? null : Features.of(network, List.copyOf(layers), manager);
    }

    /** Every layer's features. */
    public Map<String, NDArray> of(NDArray image) {
        return features == null ? Map.of() : features.of(image);
    }

    /** What an image shows: each pixel's features of a mean square of 1, whatever the network's own scale. */
    public NDArray semantics(Map<String, NDArray> seen) {
        NDArray features = seen.get(semanticLayer);
        NDArray squares = features.square().mean(new int[] {1}, true);
        return features.div(squares.add(TINY).sqrt());
    }

    /**
     * @param grid HR pixels along one axis for one pixel of the latent
     * @throws io.superres.BadInputException if the layer has another grid
     */
    public int semanticChannels(int grid) {
        return Math.toIntExact(FeatureNetwork.upTo(network, semanticLayer, grid, "semanticLayer")
                .output()
                .shape()[1]);
    }

    /**
     * How near a result comes to the truth: values, looks, and no pattern.
     *
     * @param grid extent of a pixel of what the result was made of, in pixels of the result
     */
    public List<Term> nearness(NDArray result, NDArray truth, Map<String, NDArray> truthSeen, int grid) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(
                "pixel", guidance.pixelWeight(), result.sub(truth).abs().mean()));
        if (!guidance.perceptual().isEmpty())
            terms.add(Term.of("perceptual", DIFFERENCE.of(of(result), truthSeen, guidance.perceptual())));
        if (guidance.gridWeight() > 0) terms.add(new Term("grid", guidance.gridWeight(), GridLoss.of(result, grid)));
        return terms;
    }

    @Override
    public void close() {
        if (features != null) features.close();
    }
}
