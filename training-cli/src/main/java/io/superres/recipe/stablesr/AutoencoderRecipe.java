package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import io.superres.data.Ahead;
import io.superres.data.HrPatches;
import io.superres.describe.ModelFolder;
import io.superres.loss.Adversarial;
import io.superres.loss.Regularity;
import io.superres.method.stablesr.StableSrModel;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.stablesr.PatchDiscriminator;
import io.superres.network.stablesr.Vae;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.optimise.Adam;
import io.superres.recipe.Game;
import io.superres.recipe.Perception;
import io.superres.recipe.Rgb;
import io.superres.recipe.RunImages;
import io.superres.recipe.Training;
import io.superres.torch.Scalars;
import io.superres.train.Learner;
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
import java.util.SplittableRandom;

/**
 * Trains the autoencoder that StableSR's diffusion works in (Rombach et al. 2022, section 3.1): reconstructions are to be
 * near the image in value and looks and, from a certain step on, to look real to a critic; latents are drawn a little
 * towards the normal distribution.
 */
public final class AutoencoderRecipe {
    private final AutoencoderConfig config;
    private final Training training;
    private final Vae network;
    private final RunImages images;
    private final HrPatches patches;
    private final TrainingListener listener;

    public AutoencoderRecipe(AutoencoderConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        network = new Vae(config.size().vae(1, 1));
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
     * Trains to the end and writes the model folder {@code out/stablesr-vae}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint = "stablesr-vae " + config.size();
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Perception perception = new Perception(config.guidance(), null, trainer.manager());
                Ahead<float[]> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            Networks networks = networks(trainer);
            AutoencoderHeldOut heldOut = new AutoencoderHeldOut(new Autoencoder(network), images.heldOut());
            Phase only = new Phase(
                    "autoencoder",
                    training.steps(),
                    step -> step(step, batches.batch(step.number()), networks, perception));
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(networks.averaged()),
                    RunChecks.with(),
                    TrainingRecord.begin(AutoencoderAbout.ID, config, images.set(), parameters(networks)),
                    resume);
            return write(out, networks, record);
        }
    }

    private Networks networks(Trainer trainer) {
        Weights initial = new Initial(training.seed());
        Graph critic = new PatchDiscriminator(Rgb.BANDS, config.criticWidth()).graph(initial);
        return new Networks(
                trainer.learner("encoder", network.encoder(initial), training.learning()),
                trainer.learner("decoder", network.decoder(initial), training.learning()),
                new Game(
                        "",
                        trainer.learner(
                                "critic",
                                critic,
                                training.learning(Adam.withBetas(0.5, 0.9)).averaged(-1)),
                        new Adversarial.Hinge()));
    }

    private static long parameters(Networks networks) {
        return networks.encoder().theta().size() + networks.decoder().theta().size();
    }

    private void step(Step step, float[] values, Networks networks, Perception perception) {
        NDArray truth = step.tensor(values, training.batch(), Rgb.BANDS, config.patch(), config.patch());
        NDArray found =
                networks.encoder().forward(Scalars.times(truth, 2).sub(1)).get(0);
        Moments moments = Moments.of(found, config.size().latent());
        NDArray latent = moments.drawn(noise(step, moments.mean()));
        NDArray result = Scalars.times(networks.decoder().forward(latent).get(0).add(1), 0.5);
        List<Term> terms = new ArrayList<>(perception.nearness(
                result, truth, perception.of(truth), config.size().factor()));
        terms.add(new Term(
                "divergence",
                config.divergenceWeight(),
                Regularity.divergence(moments.mean(), moments.logVariance(), 0)));
        double weight = config.guidance().adversarialWeight(step.number());
        if (weight > 0) terms.add(networks.game().looksReal(weight, result, truth));
        double rate = training.rate(step.number());
        step.minimise(List.of(networks.encoder(), networks.decoder()), rate, terms.toArray(new Term[0]));
        if (weight > 0) networks.game().learn(step, rate * config.guidance().criticRate(), result, truth);
    }

    private NDArray noise(Step step, NDArray like) {
        SplittableRandom random = new SplittableRandom(training.seed() ^ step.number() * 0x9E3779B97F4A7C15L);
        return step.tensor(
                Noising.normal(random, Math.toIntExact(like.size())),
                like.getShape().getShape());
    }

    private Path write(Path out, Networks networks, TrainingRecord record) throws IOException {
        Weights weights = Weights.of(networks.averaged());
        double deviation =
                record.history().get(record.history().size() - 1).more().get(Latents.DEVIATION);
        Map<String, Graph> halves = new LinkedHashMap<>();
        halves.put(
                StableSrModel.ENCODER,
                StableSrModel.noted(
                        config.size().noted(network.encoder(weights)),
                        deviation,
                        config.size().factor()));
        halves.put(StableSrModel.DECODER, network.decoder(weights));
        return new ModelFolder(
                        AutoencoderAbout.of(config, images.attribution()),
                        new Autoencoder(network).whole(weights),
                        halves,
                        record.withFindings(Map.of(Latents.DEVIATION, deviation)))
                .write(out);
    }
}
