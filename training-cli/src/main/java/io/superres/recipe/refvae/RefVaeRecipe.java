package io.superres.recipe.refvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.superres.data.Ahead;
import io.superres.describe.ModelFolder;
import io.superres.loss.Regularity;
import io.superres.method.refvae.RefVaeModel;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.refvae.Assembled;
import io.superres.network.refvae.MultiScaleCritic;
import io.superres.network.refvae.RefVae;
import io.superres.network.refvae.Shipped;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.optimise.Adam;
import io.superres.recipe.FeatureNetwork;
import io.superres.recipe.Rgb;
import io.superres.recipe.RunImages;
import io.superres.recipe.Training;
import io.superres.torch.Scalars;
import io.superres.train.Frozen;
import io.superres.train.Learner;
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
import java.util.SplittableRandom;

/**
 * Trains RefVAE (Liu et al. 2021): a code drawn from what an encoder makes of a reference conditions the enlargement of an
 * LR image. Results are to be near the truth in value, features and looks, to have the statistics of the reference's
 * features, and to look real to a critic; codes are to be normally distributed.
 */
public final class RefVaeRecipe {
    private static final int CALIBRATION = 64;

    private final RefVaeConfig config;
    private final Training training;
    private final Graph features;
    private final Shipped network;
    private final RunImages images;
    private final ConditionedPatches patches;
    private final TrainingListener listener;

    public RefVaeRecipe(RefVaeConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        features = FeatureNetwork.of(config.features());
        Graph eyes = FeatureNetwork.upTo(features, config.featureLayer(), RefVaeModel.SCALE, "featureLayer");
        network = new Shipped(
                new RefVae(config.shape().size(Math.toIntExact(eyes.output().shape()[1]))), eyes);
        this.listener = listener;
        images = RunImages.read(data, config.extent(), training, listener);
        patches = new ConditionedPatches(
                images.pairs(config.variation().variety(), config.pairs(), config.patch()),
                images.picker(),
                config.conditions(),
                config.patch(),
                RefVaeModel.SCALE,
                config.reference(),
                training.seed());
    }

    /**
     * What takes part in training.
     *
     * @param seen from an LR image to its enlargement and features
     * @param eyes from a reference to its features
     */
    private record Networks(Frozen seen, Frozen eyes, Learner encoder, Learner generator, Judges judges) {
        Map<String, Tensor> averaged() {
            Map<String, Tensor> weights = new LinkedHashMap<>(encoder.averaged().parameters());
            weights.putAll(generator.averaged().parameters());
            return weights;
        }
    }

    /**
     * Trains to the end and writes the model folder {@code out/refvae-x8}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint =
                "refvae " + config.features() + " " + network.network().size();
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Likeness likeness = new Likeness(config, features, trainer.manager());
                Ahead<ConditionedPatches.Batch> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            Networks networks = networks(trainer);
            Calibration calibration =
                    Calibration.of(network, patches.batch(-1, CALIBRATION).reference(), config.reference());
            RefVaeHeldOut heldOut = new RefVaeHeldOut(config, network, images.heldOut());
            Phase only = new Phase(
                    "samples", training.steps(), step -> step(step, batches.batch(step.number()), networks, likeness));
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(calibration.completed(networks.averaged())),
                    RunChecks.with(new BetterThanBicubic(4, 5000)),
                    TrainingRecord.begin("refvae", config, images.set(), parameters(networks)),
                    resume);
            return write(out, calibration.completed(networks.averaged()), record);
        }
    }

    private Networks networks(Trainer trainer) {
        Weights initial = new Initial(training.seed());
        int cells = config.reference() / RefVaeModel.SCALE;
        Graph encoder = network.network().referenceEncoder(initial, cells, RefVae.Statistics.BATCH);
        Graph generator = network.network().generator(initial, config.patch());
        MultiScaleCritic critic = new MultiScaleCritic(config.shape().criticWidth());
        return new Networks(
                trainer.frozen(network.seen()),
                trainer.frozen(network.eyes()),
                trainer.learner("encoder", encoder, training.learning()),
                trainer.learner("generator", generator, training.learning()),
                new Judges(
                        trainer.learner(
                                "critic",
                                critic.graph(initial),
                                training.learning(Adam.standard()).averaged(-1)),
                        config));
    }

    private static long parameters(Networks networks) {
        return networks.averaged().values().stream().mapToLong(Tensor::size).sum();
    }

    private void step(Step step, ConditionedPatches.Batch batch, Networks networks, Likeness likeness) {
        NDArray lr = image(step, batch.lr(), config.patch());
        NDArray truth = image(step, batch.hr(), config.extent());
        NDArray reference = image(step, batch.reference(), config.reference());
        NDList seen = networks.seen().forward(lr);
        List<Term> terms = new ArrayList<>();
        NDArray code = config.sampled()
                ? code(step, networks, reference, terms)
                : step.tensor(
                        new float[training.batch() * config.shape().code()],
                        training.batch(),
                        config.shape().code());
        NDArray result =
                networks.generator().forward(seen.get(1), code, seen.get(0)).get(0);
        terms.addAll(0, likeness.terms(result, truth, reference));
        boolean judged = config.weights().judged(step.number());
        if (judged) terms.addAll(networks.judges().terms(step, result, truth));
        double rate = training.rate(step.number());
        List<Learner> learning =
                config.sampled() ? List.of(networks.encoder(), networks.generator()) : List.of(networks.generator());
        step.minimise(learning, rate, terms.toArray(new Term[0]));
        if (judged) networks.judges().learn(step, rate, result, truth);
    }

    /** Drawn so that its derivative reaches mean and variance (Kingma and Welling 2014, section 2.4). */
    private NDArray code(Step step, Networks networks, NDArray reference, List<Term> terms) {
        NDList found =
                networks.encoder().forward(networks.eyes().forward(reference).get(0));
        NDArray mean = found.get(0);
        NDArray logVariance = found.get(1);
        SplittableRandom random = new SplittableRandom(training.seed() ^ step.number() * 0x9E3779B97F4A7C15L);
        float[] noise = new float[Math.toIntExact(mean.size())];
        for (int i = 0; i < noise.length; i++) noise[i] = (float) random.nextGaussian();
        NDArray divergence =
                Regularity.divergence(mean, logVariance, config.weights().freeBits());
        terms.add(new Term("divergence", config.weights().divergenceWeight(step.number()), divergence));
        NDArray spread = Scalars.times(logVariance, 0.5).exp();
        return mean.add(spread.mul(step.tensor(noise, mean.getShape().getShape())));
    }

    private NDArray image(Step step, float[] values, int extent) {
        return step.tensor(values, training.batch(), Rgb.BANDS, extent, extent);
    }

    private Path write(Path out, Map<String, Tensor> trained, TrainingRecord record) throws IOException {
        Assembled assembled = Assembled.of(network, Weights.of(trained), config.reference());
        return new ModelFolder(
                        RefVaeAbout.of(config, images.attribution()), assembled.single(), assembled.others(), record)
                .write(out);
    }
}
