package io.superres.recipe.femasr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.superres.data.Ahead;
import io.superres.data.PatchSampler;
import io.superres.describe.ModelFolder;
import io.superres.loss.Adversarial;
import io.superres.loss.FeatureLoss;
import io.superres.loss.PixelLoss;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.femasr.Femasr;
import io.superres.network.femasr.Hrp;
import io.superres.network.femasr.UnetDiscriminator;
import io.superres.onnx.Tensor;
import io.superres.optimise.Adam;
import io.superres.recipe.Game;
import io.superres.recipe.Perception;
import io.superres.recipe.Rgb;
import io.superres.recipe.RunImages;
import io.superres.recipe.Training;
import io.superres.train.Frozen;
import io.superres.train.Learner;
import io.superres.train.Learning;
import io.superres.train.Phase;
import io.superres.train.Step;
import io.superres.train.Term;
import io.superres.train.Trainer;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import io.superres.train.check.BetterThanBicubic;
import io.superres.train.check.RunChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Trains FeMaSR's second stage, an encoder that finds the codes of the truth in a degraded LR image (Chen et al. 2022,
 * section 3.3). Codebook and decoder of the first stage stay as they are. Features are to be near the codes that the
 * first stage gives the truth, and alike in their products (equation 9); results are to be near the truth in value and
 * looks and to look real to a critic (equation 10).
 */
public final class EncoderRecipe {
    private static final FeatureLoss GRAM = FeatureLoss.gram(false, PixelLoss.MSE);

    private final EncoderConfig config;
    private final Training training;
    private final Femasr network;
    private final Prior prior;
    private final RunImages images;
    private final PatchSampler patches;
    private final TrainingListener listener;

    public EncoderRecipe(EncoderConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        network = config.network();
        prior = config.variant().hasPrior() ? Prior.of(config.prior(), config.size()) : null;
        this.listener = listener;
        images = RunImages.read(data, 2 * config.patch(), training, listener);
        patches = images.pairs(config.variation().variety(), config.pairs(), config.patch() / config.scale());
    }

    /**
     * What takes part in training.
     *
     * @param encoder up to the latent after quantisation
     * @param decoder from there to the image
     * @param learning those networks that are trained
     * @param codes the first stage up to its latent; null if there is none
     */
    private record Networks(
            Learner encoder, Function<NDArray[], NDArray> decoder, List<Learner> learning, Frozen codes, Game game) {}

    /**
     * Trains to the end and writes the model folder, such as {@code out/femasr-x4}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint = "femasr " + config.variant() + " " + network;
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Perception perception = new Perception(config.guidance(), null, trainer.manager());
                Ahead<PatchSampler.Batch> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            Networks networks = networks(trainer);
            EncoderHeldOut heldOut = new EncoderHeldOut(config, images.heldOut());
            Phase only = new Phase(
                    "encoder",
                    training.steps(),
                    step -> step(step, batches.batch(step.number()), networks, perception));
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(averaged(networks)),
                    RunChecks.with(new BetterThanBicubic(6, 5000)),
                    begun(networks),
                    resume);
            return ModelFolder.of(
                            EncoderAbout.of(config, images.attribution()),
                            network.whole(Weights.of(averaged(networks))),
                            record)
                    .write(out);
        }
    }

    /** Names the first stage by its id. */
    private TrainingRecord begun(Networks networks) {
        TrainingRecord begun = TrainingRecord.begin("femasr", config, images.set(), parameters(networks));
        return prior == null ? begun : begun.withSetting("prior", prior.id());
    }

    private Networks networks(Trainer trainer) {
        Weights scratch = new Initial(training.seed());
        Weights initial = prior == null ? scratch : prior.over(scratch);
        UnetDiscriminator critic =
                new UnetDiscriminator(Rgb.BANDS, config.size().criticWidth());
        Weights judging = prior == null ? scratch : Weights.of(prior.critic());
        Learning learning = training.learning(Adam.withBetas(0.9, 0.99));
        Learner encoder = trainer.learner(
                "encoder", network.encoder(initial), learning.without(name -> name.startsWith("quantize")));
        Game game = new Game(
                "",
                trainer.learner(
                        "critic",
                        critic.graph(judging),
                        learning.averaged(-1).spectral(UnetDiscriminator::isNormalised)),
                new Adversarial.Hinge());
        if (prior == null) {
            Learner decoder = trainer.learner("decoder", network.decoder(initial), learning);
            return new Networks(encoder, in -> decoder.forward(in).get(0), List.of(encoder, decoder), null, game);
        }
        Frozen decoder = trainer.frozen(network.decoder(initial), training.precision());
        Frozen codes = config.variant().hasCodebook()
                ? trainer.frozen(new Hrp(network.config()).encoder(Weights.of(prior.network())), training.precision())
                : null;
        return new Networks(encoder, in -> decoder.forward(in).get(0), List.of(encoder), codes, game);
    }

    private Map<String, Tensor> averaged(Networks networks) {
        Map<String, Tensor> weights = new LinkedHashMap<>(prior == null ? Map.of() : prior.network());
        for (Learner learner : networks.learning())
            weights.putAll(learner.averaged().parameters());
        return weights;
    }

    private static long parameters(Networks networks) {
        return networks.learning().stream()
                .mapToLong(learner -> learner.theta().size())
                .sum();
    }

    private void step(Step step, PatchSampler.Batch batch, Networks networks, Perception perception) {
        NDArray lr = image(step, batch.lr(), config.patch() / config.scale());
        NDArray truth = image(step, batch.hr(), config.patch());
        NDList found = networks.encoder().forward(lr);
        NDArray zhat = found.get(0);
        NDArray result = networks.decoder().apply(decoderInputs(found));
        List<Term> terms = new ArrayList<>(perception.nearness(
                result, truth, perception.of(truth), config.size().grid()));
        if (networks.codes() != null) {
            NDArray wanted = networks.codes().forward(truth).get(1).stopGradient();
            terms.add(new Term("match", config.matchWeight(), PixelLoss.MSE.of(zhat, wanted)));
            terms.add(new Term("gram", config.gramWeight(), GRAM.of(zhat, wanted)));
        }
        double weight = config.guidance().adversarialWeight(step.number());
        if (weight > 0) terms.add(networks.game().looksReal(weight, result, truth));
        double rate = training.rate(step.number());
        step.minimise(networks.learning(), rate, terms.toArray(new Term[0]));
        if (weight > 0) networks.game().learn(step, rate * config.guidance().criticRate(), result, truth);
    }

    /** The latent after quantisation, through which the gradient passes as if there had been none, and the shortcuts. */
    private NDArray[] decoderInputs(NDList found) {
        NDArray zhat = found.get(0);
        NDArray latent =
                config.variant().hasCodebook() ? zhat.add(found.get(1).sub(zhat).stopGradient()) : found.get(1);
        int shortcuts = config.variant().hasCodebook() ? 3 : 2;
        List<NDArray> inputs = new ArrayList<>(List.of(latent));
        inputs.addAll(found.subList(Math.min(shortcuts, found.size()), found.size()));
        return inputs.toArray(new NDArray[0]);
    }

    private NDArray image(Step step, float[] values, int extent) {
        return step.tensor(values, training.batch(), Rgb.BANDS, extent, extent);
    }
}
