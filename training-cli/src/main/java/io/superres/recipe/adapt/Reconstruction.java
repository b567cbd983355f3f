package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.superres.BadInputException;
import io.superres.loss.Features;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.network.adapt.Reconstructor;
import io.superres.onnx.Graph;
import io.superres.quality.PercNetDistance;
import io.superres.quality.PercNetMaps;
import io.superres.recipe.FeatureNetwork;
import io.superres.recipe.Larger;
import io.superres.recipe.Prerequisite;
import io.superres.torch.Scalars;
import io.superres.train.Frozen;
import io.superres.train.Term;
import io.superres.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How well an LR image can be rebuilt from an enlargement of it, and how natural that enlargement is, by networks that
 * stay as they are. Must be closed by whoever opened it.
 */
final class Reconstruction implements AutoCloseable {
    private static final String AUTO = "auto";

    private final AdaptConfig config;
    private final Frozen degradation;
    private final Frozen image;
    private final Frozen reconstructor;
    private final Frozen larger;
    private final Frozen looks;
    private final Frozen looksMap;
    private final Detail detail;
    private final Features knowing;
    private final NaturalImages natural;
    private final int embedding;
    private final Space space;
    private final int scale;

    private Reconstruction(AdaptConfig config, Model model, int scale, Trainer trainer) {
        this.config = config;
        this.scale = scale;
        space = scale(model) == 1 ? Space.HR : Space.LR;
        Model percnet = ModelRegistry.standard().find(PercNetDistance.MODEL);
        degradation = trainer.frozen(model.graph(ReconstructionFiles.DEGRADATION));
        image = trainer.frozen(model.graph());
        reconstructor = trainer.frozen(model.graph(ReconstructionFiles.RECONSTRUCTOR));
        larger = trainer.frozen(Larger.graph(scale));
        looks = trainer.frozen(percnet.graph(PercNetDistance.GRAPH));
        looksMap = trainer.frozen(PercNetMaps.graph(percnet));
        detail = new Detail(trainer.frozen(Detail.graph()));
        Frozen alignment = trainer.frozen(model.graph(ReconstructionFiles.ALIGNMENT));
        knowing = Features.of(FeatureNetwork.of(config.features()), List.of(config.featureLayer()), trainer.manager());
        natural = new NaturalImages(knowing, config.featureLayer(), alignment::forward);
        embedding = Math.toIntExact(
                model.graph(ReconstructionFiles.DEGRADATION).output().shape()[1]);
    }

    /**
     * @param scale of the model that is to be fitted
     * @throws BadInputException if there are no such networks, or they are for another scale
     */
    static Reconstruction open(AdaptConfig config, int scale, Trainer trainer) {
        String reference = reference(config.reconstruction(), scale);
        Model model = Prerequisite.find(reference, "reconstruction", ReconstructionAbout.METHOD);
        int known = scale(model);
        if (known != scale && known != 1)
            throw new BadInputException("the model '" + reference + "' rebuilds LR images from results " + known
                    + " times as large, but the model to fit enlarges " + scale + " times");
        return new Reconstruction(config, model, scale, trainer);
    }

    private static String reference(String wish, int scale) {
        if (!wish.equals(AUTO)) return wish;
        String usual = ReconstructionAbout.METHOD + "-x" + scale;
        if (ModelRegistry.standard().location(usual).isEmpty())
            throw new BadInputException("fitting a model that enlarges " + scale + " times needs the networks " + usual
                    + ", which are not installed; make them once with 'superres train reconstruction --set scale="
                    + scale
                    + "' and put their folder into " + ModelRegistry.own());
        return usual;
    }

    /**
     * What is gathered at an LR pixel are the features of scale times scale pixels of the result; 1 if LR images are
     * rebuilt at the extent of results.
     */
    private static int scale(Model model) {
        Graph graph = model.graph(ReconstructionFiles.RECONSTRUCTOR);
        if (!graph.parameters().containsKey(Reconstructor.GATHER)) return 1;
        long gathered = graph.parameters().get(Reconstructor.GATHER).shape()[1];
        return Math.toIntExact(
                Math.round(Math.sqrt(gathered / (double) graph.inputs().get(0).shape()[1])));
    }

    /** LR images, enlarged by bicubic interpolation. */
    NDArray enlarged(NDArray lr) {
        return larger.forward(lr).get(0);
    }

    /** How different results and bicubic enlargements look, (image), 0 to 1; a constant. */
    NDArray differences(NDArray enlarged, NDArray result) {
        return looks.forward(enlarged, result).get(0).reshape(-1).stopGradient();
    }

    /** See {@link PixelGrid#of}. */
    NDArray grid(NDArray enlarged, NDArray result) {
        return PixelGrid.of(result, enlarged, scale);
    }

    /** What the image encoder sees in a result. */
    NDArray features(NDArray result) {
        return image.forward(result).get(0);
    }

    /**
     * How far the rebuilt LR images are from the real ones, in value and, if that is asked for, in looks.
     *
     * @param image the LR images
     * @param features of the results
     * @param differences see {@link #differences}
     * @param mask 1 at LR pixels that count, 0 elsewhere, (image, 1, y, x); null if all do
     * @param noise of the controller
     */
    List<Term> terms(
            NDArray image, NDArray features, NDArray differences, NDArray mask, double noise, SplittableRandom random) {
        NDArray lr = wanted(image);
        NDArray rebuilt = rebuilt(lr, features, differences, noise, random);
        NDArray weights = weights(lr, mask);
        List<Term> terms = new ArrayList<>();
        terms.add(Term.of("pixel", error(rebuilt, lr, weights)));
        if (config.looksWeight() > 0) {
            NDArray value = weights == null
                    ? looks.forward(rebuilt, lr).get(0).mean()
                    : looksMap.forward(rebuilt, lr).get(0).mul(weights).mean();
            terms.add(new Term("looks", config.looksWeight(), value));
        }
        return terms;
    }

    /** The same in value alone, without noise of the controller. */
    NDArray error(NDArray image, NDArray features, NDArray differences, NDArray mask) {
        NDArray lr = wanted(image);
        NDArray rebuilt = rebuilt(lr, features, differences, 0, new SplittableRandom(1));
        return error(rebuilt, lr, weights(lr, mask));
    }

    private static NDArray error(NDArray rebuilt, NDArray lr, NDArray weights) {
        NDArray pixels = rebuilt.sub(lr).abs();
        return weights == null ? pixels.mean() : pixels.mul(weights).mean();
    }

    /** What is to be rebuilt. */
    private NDArray wanted(NDArray image) {
        return space == Space.LR ? image : enlarged(image);
    }

    private NDArray rebuilt(NDArray lr, NDArray features, NDArray differences, double noise, SplittableRandom random) {
        NDArray known = degradation.forward(lr).get(0).stopGradient();
        if (config.control().sense() != null)
            known = known.mul(
                    new Controller(noise).factors(differences, config.control().sense(), embedding, random));
        return reconstructor
                .forward(features, known, grain(lr.getShape(), noise > 0, lr, random))
                .get(0);
    }

    /** How much each pixel counts, (image, 1, y, x); null if all count alike. */
    private NDArray weights(NDArray lr, NDArray mask) {
        NDArray weights = config.onlyDetail() ? detail.of(lr) : null;
        if (mask == null) return weights;
        long factor = lr.getShape().get(3) / mask.getShape().get(3);
        NDArray wide = factor == 1 ? mask : mask.repeat(2, factor).repeat(3, factor);
        NDArray even = Scalars.times(wide, 1 / Math.max(1e-6, wide.mean().getFloat()));
        return weights == null ? even : weights.mul(even);
    }

    /** See {@link NaturalImages#unlikeness}. */
    NDArray unlikeness(NDArray features, NDArray result) {
        return natural.unlikeness(features, result);
    }

    private static NDArray grain(Shape lr, boolean noisy, NDArray like, SplittableRandom random) {
        Shape shape = new Shape(lr.get(0), Reconstructor.BLOCKS, lr.get(2), lr.get(3));
        float[] values = new float[Math.toIntExact(shape.size())];
        if (noisy) for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return like.getManager().create(values, shape);
    }

    @Override
    public void close() {
        knowing.close();
    }
}
