package io.superres.recipe.femasr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.superres.data.Ahead;
import io.superres.data.HrPatches;
import io.superres.describe.ModelFolder;
import io.superres.loss.Adversarial;
import io.superres.loss.PixelLoss;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.femasr.FemasrConfig;
import io.superres.network.femasr.Hrp;
import io.superres.network.femasr.UnetDiscriminator;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.optimise.Adam;
import io.superres.recipe.Game;
import io.superres.recipe.Perception;
import io.superres.recipe.Rgb;
import io.superres.recipe.RunImages;
import io.superres.recipe.Training;
import io.superres.train.Learner;
import io.superres.train.Learning;
import io.superres.train.Phase;
import io.superres.train.Step;
import io.superres.train.Term;
import io.superres.train.Trainer;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import io.superres.train.check.RunChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains FeMaSR's first stage, the codebook of sharp features with an encoder and a decoder around it (Chen et al. 2022,
 * section 3.2). Reconstructions are to be near the truth in value and looks and, from a certain step on, to look real to
 * a critic; features are to be near their codes (equation 4), and codes are to tell what an image shows (equation 6).
 */
public final class PriorRecipe {
    private final PriorConfig config;
    private final Training training;
    private final RunImages images;
    private final HrPatches patches;
    private final TrainingListener listener;

    public PriorRecipe(PriorConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        this.listener = listener;
        images = RunImages.read(data, 2 * config.patch(), training, listener);
        patches = images.patches(config.variation().variety(), config.patch());
    }

    /** What is trained. */
    private record Networks(Learner encoder, Learner decoder, Game game) {
        Map<String, Tensor> averaged() {
            Map<String, Tensor> weights = new LinkedHashMap<>(encoder.averaged().parameters());
            weights.putAll(decoder.averaged().parameters());
            return weights;
        }
    }

    /**
     * Trains to the end and writes the model folder {@code out/femasr-hrp}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint = "femasr-hrp " + config.size();
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Perception perception = new Perception(config.guidance(), config.semanticLayer(), trainer.manager());
                Ahead<float[]> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            int semantic = perception.semanticChannels(config.size().grid());
            Hrp network = new Hrp(config.size().network(semantic, FemasrConfig.Swin.NONE));
            Networks networks = networks(trainer, network);
            Reseeding reseeding = new Reseeding(
                    networks.encoder(),
                    config.reseedEvery(),
                    config.reseedUntil(),
                    config.size().codes(),
                    training.seed());
            PriorHeldOut heldOut = new PriorHeldOut(network, images.heldOut());
            Phase only = new Phase("prior", training.steps(), step -> {
                step(step, image(step, batches.batch(step.number())), networks, perception);
                reseeding.at(step, n -> image(step, patches.batch(n, training.batch())));
            });
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(networks.averaged()),
                    RunChecks.with(new LivelyCodebook(2000)),
                    TrainingRecord.begin("femasr-hrp", config, images.set(), parameters(networks)),
                    resume);
            Map<String, Graph> critic =
                    Map.of(Prior.CRITIC, networks.game().critic().current());
            return new ModelFolder(
                            PriorAbout.of(config.size().grid(), images.attribution()),
                            network.whole(Weights.of(networks.averaged())),
                            critic,
                            record)
                    .write(out);
        }
    }

    private Networks networks(Trainer trainer, Hrp network) {
        Weights initial = new Initial(training.seed());
        UnetDiscriminator critic =
                new UnetDiscriminator(Rgb.BANDS, config.size().criticWidth());
        Learning learning = training.learning(Adam.withBetas(0.9, 0.99));
        Learning criticLearning = learning.averaged(-1).spectral(UnetDiscriminator::isNormalised);
        return new Networks(
                trainer.learner("encoder", network.encoder(initial), learning),
                trainer.learner("decoder", network.decoder(initial), learning),
                new Game(
                        "", trainer.learner("critic", critic.graph(initial), criticLearning), new Adversarial.Hinge()));
    }

    private static long parameters(Networks networks) {
        return networks.averaged().values().stream().mapToLong(Tensor::size).sum();
    }

    private NDArray image(Step step, float[] values) {
        return step.tensor(values, training.batch(), Rgb.BANDS, config.patch(), config.patch());
    }

    private void step(Step step, NDArray truth, Networks networks, Perception perception) {
        NDList latent = networks.encoder().forward(truth);
        NDArray zhat = latent.get(0);
        NDArray zq = latent.get(1);
        NDArray straight = zhat.add(zq.sub(zhat).stopGradient());
        NDList decoded = networks.decoder().forward(straight);
        NDArray result = decoded.get(0);
        Map<String, NDArray> seen = perception.of(truth);
        List<Term> terms = new ArrayList<>(
                perception.nearness(result, truth, seen, config.size().grid()));
        NDArray toFeatures = PixelLoss.MSE.of(zq, zhat.stopGradient());
        NDArray toCodes = PixelLoss.MSE.of(zhat, zq.stopGradient());
        terms.add(new Term("codebook", config.codebookWeight(), toFeatures));
        terms.add(new Term("commitment", config.codebookWeight() * config.commitment(), toCodes));
        terms.add(new Term(
                "semantic", config.semanticWeight(), PixelLoss.MSE.of(decoded.get(1), perception.semantics(seen))));
        double weight = config.guidance().adversarialWeight(step.number());
        if (weight > 0) terms.add(networks.game().looksReal(weight, result, truth));
        CodebookUse use = new CodebookUse(config.size().codes());
        use.add(latent.get(2).toLongArray());
        step.note("perplexity of a batch's codes", use.perplexity());
        double rate = training.rate(step.number());
        step.minimise(List.of(networks.encoder(), networks.decoder()), rate, terms.toArray(new Term[0]));
        if (weight > 0) networks.game().learn(step, rate * config.guidance().criticRate(), result, truth);
    }
}
