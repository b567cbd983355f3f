package io.superres.recipe.e2ent2;

import ai.djl.ndarray.NDArray;
import io.superres.data.ReferenceSampler;
import io.superres.describe.ModelFolder;
import io.superres.loss.Adversarial;
import io.superres.method.e2ent2.E2ent2Model;
import io.superres.method.e2ent2.Textures;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.e2ent2.E2ent2;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.recipe.Game;
import io.superres.recipe.RunImages;
import io.superres.recipe.Training;
import io.superres.train.CosineSchedule;
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

/**
 * Trains E2ENT2 end to end (Xie et al. 2020, section 3.4). Two phases: the branch without a reference alone; then both
 * branches together, with the derivative passing through the exchange of textures into the encoder. In both, results are
 * to be near the truth and, from a certain step on, to look real to a critic of each branch's own.
 */
public final class E2ent2Recipe {
    private static final int BANDS = E2ent2.BANDS;
    private static final Adversarial RULES = new Adversarial.RelativisticAverage();

    private final E2ent2Config config;
    private final Training training;
    private final E2ent2 network;
    private final RunImages images;
    private final ReferenceSampler sampler;
    private final TrainingListener listener;

    public E2ent2Recipe(E2ent2Config config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        network = config.network();
        this.listener = listener;
        images = RunImages.read(data, config.patch() * Textures.RATIO, training, listener);
        sampler = new ReferenceSampler(images.picker(), config.pairs(), config.mix(), config.patch(), training.seed());
    }

    /** What is trained. */
    private record Networks(Learner encoder, Learner tail, Learner decoder, Game single, Game guided) {
        Map<String, Tensor> averaged() {
            Map<String, Tensor> weights = new LinkedHashMap<>();
            for (Learner learner : List.of(encoder, tail, decoder))
                weights.putAll(learner.averaged().parameters());
            return weights;
        }
    }

    /** One step's images. */
    private record Images(NDArray lr, NDArray hr, NDArray reference, NDArray reduced) {}

    /**
     * Trains to the end and writes the model folder {@code out/e2ent2-x4}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        try (Trainer trainer = Trainer.open(training.run("e2ent2 " + network.size(), out), listener)) {
            Networks networks = networks(trainer);
            TextureSwap swap = new TextureSwap(config, trainer);
            E2ent2HeldOut heldOut = new E2ent2HeldOut(config, images.heldOut());
            List<Phase> phases = new ArrayList<>();
            if (config.singleSteps() > 0)
                phases.add(new Phase("single", config.singleSteps(), step -> single(step, networks)));
            long joint = training.steps() - config.singleSteps();
            phases.add(new Phase("joint", joint, step -> joint(step, networks, swap)));
            TrainingRecord record = trainer.train(
                    phases,
                    () -> heldOut.measure(networks.averaged()),
                    RunChecks.with(new BetterThanBicubic(3, 5000)),
                    TrainingRecord.begin("e2ent2", config, images.set(), parameters(networks)),
                    resume);
            return write(out, networks.averaged(), record);
        }
    }

    private Networks networks(Trainer trainer) {
        Weights initial = new Initial(training.seed());
        int extent = config.patch() * Textures.RATIO;
        return new Networks(
                trainer.learner("encoder", network.encoder(initial), training.learning()),
                trainer.learner("tail", network.tail(initial), training.learning()),
                trainer.learner("decoder", network.decoder(initial), training.learning()),
                new Game(
                        "single",
                        trainer.learner("critic.single", config.critic().graph(extent, initial), training.learning()),
                        RULES),
                new Game(
                        "guided",
                        trainer.learner("critic.guided", config.critic().graph(extent, initial), training.learning()),
                        RULES));
    }

    private static long parameters(Networks networks) {
        return networks.averaged().values().stream().mapToLong(Tensor::size).sum();
    }

    private void single(Step step, Networks networks) {
        Images batch = images(step);
        double weight = config.adversarialWeight(step.number());
        NDArray result = networks.tail()
                .forward(networks.encoder().forward(batch.lr()).get(0), batch.lr())
                .get(0);
        List<Term> terms = terms(networks.single(), weight, result, batch.hr());
        step.minimise(List.of(networks.encoder(), networks.tail()), rate(step), terms.toArray(new Term[0]));
        if (weight > 0) networks.single().learn(step, rate(step), result, batch.hr());
    }

    private void joint(Step step, Networks networks, TextureSwap swap) {
        Images batch = images(step);
        double weight = config.adversarialWeight(step.number());
        NDArray features = features(networks, batch.lr());
        NDArray textures =
                swap.textures(features, features(networks, batch.reduced()), features(networks, batch.reference()));
        NDArray single = networks.tail().forward(features, batch.lr()).get(0);
        NDArray guided =
                networks.decoder().forward(features, textures, batch.lr()).get(0);
        List<Term> terms = new ArrayList<>(terms(networks.single(), weight, single, batch.hr()));
        terms.addAll(terms(networks.guided(), weight, guided, batch.hr()));
        step.minimise(learning(networks), rate(step), terms.toArray(new Term[0]));
        if (weight == 0) return;
        networks.single().learn(step, rate(step), single, batch.hr());
        networks.guided().learn(step, rate(step), guided, batch.hr());
    }

    private NDArray features(Networks networks, NDArray image) {
        NDArray features = networks.encoder().forward(image).get(0);
        return config.features() == FeatureChoice.FROZEN ? features.stopGradient() : features;
    }

    private List<Learner> learning(Networks networks) {
        return config.features() == FeatureChoice.FROZEN
                ? List.of(networks.tail(), networks.decoder())
                : List.of(networks.encoder(), networks.tail(), networks.decoder());
    }

    private List<Term> terms(Game game, double weight, NDArray result, NDArray truth) {
        Term pixels = Term.of("pixel." + game.name(), config.loss().of(result, truth));
        return weight > 0 ? List.of(pixels, game.looksReal(weight, result, truth)) : List.of(pixels);
    }

    private Images images(Step step) {
        ReferenceSampler.Batch batch = sampler.batch(step.number(), training.batch());
        int small = config.patch();
        int large = small * Textures.RATIO;
        return new Images(
                image(step, batch.lr(), small),
                image(step, batch.hr(), large),
                image(step, batch.reference(), large),
                image(step, batch.reduced(), small));
    }

    private NDArray image(Step step, float[] values, int extent) {
        return step.tensor(values, training.batch(), BANDS, extent, extent);
    }

    /** Each phase has a schedule of its own, which begins later if a finished run gets more steps. */
    private double rate(Step step) {
        boolean single = step.number() <= config.singleSteps();
        long start = single ? 0 : Math.max(config.singleSteps(), training.scheduleStart());
        long end = single ? config.singleSteps() : training.steps();
        return new CosineSchedule(training.learningRate(), training.finalLearningRate(), training.warmup(), end - start)
                .at(step.number() - start);
    }

    private Path write(Path out, Map<String, Tensor> trained, TrainingRecord record) throws IOException {
        Weights weights = Weights.of(trained);
        Map<String, Graph> others = new LinkedHashMap<>();
        others.put(E2ent2Model.ENCODER, E2ent2Model.compared(network.encoder(weights), config.norm()));
        others.put(E2ent2Model.DECODER, network.guided(weights));
        return new ModelFolder(E2ent2About.of(config, images.attribution()), network.single(weights), others, record)
                .write(out);
    }
}
