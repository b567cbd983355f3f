package io.superres.recipe.refvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.loss.FeatureLoss;
import io.superres.loss.Features;
import io.superres.loss.PixelLoss;
import io.superres.loss.Regularity;
import io.superres.onnx.Graph;
import io.superres.train.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How near a result comes to the truth, and to the image that its condition came from (Liu et al. 2021, section 3.3). */
final class Likeness implements AutoCloseable {
    private static final PixelLoss L1 = PixelLoss.L1;
    private static final FeatureLoss LOOKS = FeatureLoss.unitNormalised(null);
    private static final FeatureLoss STYLE = FeatureLoss.moments(L1);

    private final RefVaeConfig config;
    private final RefVaeWeights weights;
    private final Features features;
    private final Shrinking shrinking;

    /** @param network the one that sees */
    Likeness(RefVaeConfig config, Graph network, NDManager manager) {
        this.config = config;
        weights = config.weights();
        Set<String> layers = new LinkedHashSet<>(weights.style().keySet());
        layers.addAll(weights.perceptual().keySet());
        layers.add(config.featureLayer());
        features = Features.of(network, List.copyOf(layers), manager);
        shrinking = new Shrinking(config.extent(), config.extent() / config.patch(), manager);
    }

    /** @param reference what the condition came from */
    List<Term> terms(NDArray result, NDArray truth, NDArray reference) {
        List<Term> terms = new ArrayList<>();
        add(terms, "pixel", weights.pixelWeight(), L1.of(result, truth));
        if (weights.halfWeight() > 0)
            add(terms, "half", weights.halfWeight(), L1.of(reduced(result, 2), reduced(truth, 2)));
        if (weights.quarterWeight() > 0)
            add(terms, "quarter", weights.quarterWeight(), L1.of(reduced(result, 4), reduced(truth, 4)));
        if (weights.consistencyWeight() > 0)
            add(terms, "consistency", weights.consistencyWeight(), L1.of(shrinking.of(result), shrinking.of(truth)));
        if (weights.variationWeight() > 0)
            add(terms, "variation", weights.variationWeight(), Regularity.totalVariation(result));
        seen(terms, result, truth, reference);
        return terms;
    }

    private void seen(List<Term> terms, NDArray result, NDArray truth, NDArray reference) {
        if (weights.contentWeight() == 0
                && weights.style().isEmpty()
                && weights.perceptual().isEmpty()) return;
        Map<String, NDArray> mine = features.of(result);
        Map<String, NDArray> theirs = features.of(truth);
        if (weights.contentWeight() > 0)
            add(
                    terms,
                    "content",
                    weights.contentWeight(),
                    L1.of(mine.get(config.featureLayer()), theirs.get(config.featureLayer())));
        if (!weights.perceptual().isEmpty())
            terms.add(Term.of("perceptual", LOOKS.of(mine, theirs, weights.perceptual())));
        if (weights.style().isEmpty()) return;
        Map<String, NDArray> model = config.styleTarget() == StyleTarget.HR ? theirs : features.of(reference);
        terms.add(Term.of("style", STYLE.of(mine, model, weights.style())));
    }

    private static void add(List<Term> terms, String name, double weight, NDArray value) {
        terms.add(new Term(name, weight, value));
    }

    /** The mean over squares. */
    private static NDArray reduced(NDArray image, long factor) {
        Shape shape = image.getShape();
        return image.reshape(shape.get(0), shape.get(1), shape.get(2) / factor, factor, shape.get(3) / factor, factor)
                .mean(new int[] {5})
                .mean(new int[] {3});
    }

    @Override
    public void close() {
        features.close();
    }
}
