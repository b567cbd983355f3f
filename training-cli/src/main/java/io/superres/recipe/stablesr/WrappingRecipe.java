package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.superres.data.PatchSampler;
import io.superres.describe.ModelFolder;
import io.superres.loss.Adversarial;
import io.superres.method.stablesr.LatentMaker;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.stablesr.PatchDiscriminator;
import io.superres.network.stablesr.Unsampled;
import io.superres.network.stablesr.Vae;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.optimise.Adam;
import io.superres.recipe.Game;
import io.superres.recipe.Larger;
import io.superres.recipe.Perception;
import io.superres.recipe.Prerequisite;
import io.superres.recipe.Rgb;
import io.superres.recipe.RunImages;
import io.superres.recipe.Training;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.torch.Scalars;
import io.superres.train.Frozen;
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

/**
 * Trains what the decoder takes over from the LR image's own features (Wang et al. 2024, section 3.3), on latents that
 * sampling has made, and writes the whole model. All other weights stay as they are.
 */
public final class WrappingRecipe {
    private static final String FUSION = "fusion_layer";

    private final WrappingConfig config;
    private final Training training;
    private final Model steering;
    private final int scale;
    private final Vae network;
    private final RunImages images;
    private final TrainingListener listener;

    public WrappingRecipe(WrappingConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        steering = Prerequisite.find(config.steering(), "steering", SteeringAbout.ID);
        scale = SteeringConfig.scale(steering);
        network = new Vae(AutoencoderSize.of(steering).vae(config.fusionBlocks(), config.fusionGrowth()));
        this.listener = listener;
        images = RunImages.read(data, 2 * config.patch(), training, listener);
    }

    /** What is trained, and what it learns from. */
    private record Networks(
            Learner decoder, Game game, Frozen encoder, Frozen larger, double deviation, GeneratedLatents generated) {}

    /**
     * Trains to the end and writes the model folder, such as {@code out/stablesr-x4}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint = "stablesr " + config.fusionBlocks() + " " + config.fusionGrowth() + " " + config.latents()
                + " " + config.samplingSteps() + " " + steering.sha256();
        SessionSettings session = SessionSettings.of(DeviceChoice.CPU, listener::note);
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Perception perception = new Perception(config.guidance(), null, trainer.manager());
                LatentMaker maker = LatentMaker.open(steering, scale, session, config.sampling())) {
            Networks networks = networks(trainer, maker);
            WrappingHeldOut heldOut = new WrappingHeldOut(
                    config,
                    scale,
                    steering.graph(StableSrModel.ENCODER),
                    networks.deviation(),
                    maker,
                    images.heldOut());
            Phase only = new Phase("wrapping", training.steps(), step -> step(step, networks, perception));
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(networks.decoder().averaged()),
                    RunChecks.with(),
                    TrainingRecord.begin(
                                    StableSrAbout.ID,
                                    config,
                                    images.set(),
                                    networks.decoder().theta().size())
                            .withSetting("steering", steering.id()),
                    resume);
            return write(out, networks, maker.unit(), record);
        }
    }

    private Networks networks(Trainer trainer, LatentMaker maker) {
        Weights initial = new Initial(training.seed());
        Map<String, Tensor> known = steering.graph(StableSrModel.DECODER).parameters();
        Graph decoder = network.fusedDecoder(initial.after(known));
        Graph critic = new PatchDiscriminator(Rgb.BANDS, config.criticWidth()).graph(initial);
        listener.note("making " + config.latents() + " latents");
        GeneratedLatents generated =
                GeneratedLatents.make(maker, patches(), config.latents(), lrPatch(), training.threads(), listener);
        return new Networks(
                trainer.learner("decoder", decoder, training.learning().without(name -> !name.contains(FUSION))),
                new Game(
                        "",
                        trainer.learner(
                                "critic",
                                critic,
                                training.learning(Adam.withBetas(0.5, 0.9)).averaged(-1)),
                        new Adversarial.Hinge()),
                trainer.frozen(steering.graph(StableSrModel.ENCODER)),
                trainer.frozen(Larger.graph(scale)),
                Latents.deviation(steering),
                generated);
    }

    private int lrPatch() {
        return config.patch() / scale;
    }

    private PatchSampler patches() {
        return images.pairs(config.variation().variety(), config.mixture().pairs(scale), lrPatch());
    }

    private void step(Step step, Networks networks, Perception perception) {
        int number = training.batch();
        GeneratedLatents.Batch batch = networks.generated().batch(step.number(), number, training.seed());
        NDArray truth = step.tensor(batch.hr(), number, Rgb.BANDS, config.patch(), config.patch());
        NDArray lr = networks.larger()
                .forward(step.tensor(batch.lr(), number, Rgb.BANDS, lrPatch(), lrPatch()))
                .get(0);
        NDList seen = networks.encoder().forward(Scalars.times(lr, 2).sub(1));
        int extent = config.patch() / network.config().factor();
        NDArray latent = step.tensor(batch.latent(), number, network.config().latent(), extent, extent);
        NDList inputs = new NDList(Scalars.times(latent, networks.deviation()));
        inputs.addAll(seen.subList(1, seen.size()));
        inputs.add(step.tensor(new float[] {1}, 1));
        NDArray image =
                networks.decoder().forward(inputs.toArray(new NDArray[0])).get(0);
        NDArray result = Scalars.times(image.add(1), 0.5);
        List<Term> terms = new ArrayList<>(perception.nearness(result, truth, perception.of(truth), scale));
        double weight = config.guidance().adversarialWeight(step.number());
        if (weight > 0) terms.add(networks.game().looksReal(weight, result, truth));
        double rate = training.rate(step.number());
        step.minimise(networks.decoder(), rate, terms.toArray(new Term[0]));
        if (weight > 0) networks.game().learn(step, rate * config.guidance().criticRate(), result, truth);
    }

    /** @param step LR extents that the networks take are multiples of it */
    private Path write(Path out, Networks networks, int step, TrainingRecord record) throws IOException {
        Map<String, Graph> others = new LinkedHashMap<>();
        for (String file : List.of(StableSrModel.ENCODER, StableSrModel.UNET, StableSrModel.GUIDE, StableSrModel.TEXT))
            others.put(file, steering.graph(file));
        others.put(StableSrModel.DECODER, networks.decoder().averaged());
        return new ModelFolder(
                        StableSrAbout.of(config, scale, step, images.attribution()),
                        new Unsampled(others, scale).graph(),
                        others,
                        Latents.finished(record, networks.deviation()),
                        ModelFolder.Parent.of(steering))
                .write(out);
    }
}
