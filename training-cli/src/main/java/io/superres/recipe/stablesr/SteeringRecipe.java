package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.superres.data.Ahead;
import io.superres.data.PatchSampler;
import io.superres.describe.ModelFolder;
import io.superres.loss.PixelLoss;
import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.stablesr.DiffusionUnet;
import io.superres.network.stablesr.TimeAwareEncoder;
import io.superres.network.stablesr.UnetConfig;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.recipe.Larger;
import io.superres.recipe.Prerequisite;
import io.superres.recipe.Rgb;
import io.superres.recipe.RunImages;
import io.superres.recipe.Training;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Trains what steers the diffusion prior (Wang et al. 2024, section 3.1): an encoder that knows the time makes maps of the
 * latent of the enlarged LR image, by which features inside the frozen prior are scaled and shifted.
 */
public final class SteeringRecipe {
    private final SteeringConfig config;
    private final Training training;
    private final Model prior;
    private final DenoiserSize size;
    private final Tensor context;
    private final Prediction prediction;
    private final RunImages images;
    private final PatchSampler patches;
    private final TrainingListener listener;

    public SteeringRecipe(SteeringConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        prior = Prerequisite.find(config.prior(), "prior", DenoiserAbout.ID);
        size = DenoiserSize.of(prior);
        context = AskedDenoiser.emptyContext(prior);
        prediction = StableSrModel.prediction(prior.graph(StableSrModel.UNET));
        this.listener = listener;
        images = RunImages.read(data, 2 * config.patch(), training, listener);
        patches = images.pairs(config.variation().variety(), config.pairs(), config.lrPatch());
    }

    private record Networks(Learner unet, Learner guide, Latents latents, Frozen larger) {}

    /**
     * Trains to the end and writes the model folder, such as {@code out/stablesr-steering-x4}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint = "stablesr-steering " + config.scale() + " " + config.timeAware() + " " + config.gentle()
                + " " + prior.sha256();
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Ahead<PatchSampler.Batch> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            Networks networks = networks(trainer);
            SteeringHeldOut heldOut =
                    new SteeringHeldOut(config, prior, prediction, networks.latents(), images.heldOut());
            Phase only =
                    new Phase("steering", training.steps(), step -> step(step, batches.batch(step.number()), networks));
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(
                            networks.unet().averaged(), networks.guide().averaged()),
                    RunChecks.with(),
                    TrainingRecord.begin(
                                    SteeringAbout.ID,
                                    config,
                                    images.set(),
                                    networks.unet().theta().size()
                                            + networks.guide().theta().size())
                            .withSetting("prior", prior.id()),
                    resume);
            return write(out, networks, record);
        }
    }

    private Networks networks(Trainer trainer) {
        Weights initial = new Initial(training.seed());
        Latents latents = Latents.open(prior, trainer);
        UnetConfig unet = size.unet(latents.channels());
        Map<String, Tensor> known = prior.graph(StableSrModel.UNET).parameters();
        Graph steered = new DiffusionUnet(unet, config.gentle()).steered(initial.after(known));
        TimeAwareEncoder guide = new TimeAwareEncoder(config.encoder(latents.channels(), size));
        return new Networks(
                trainer.learner(
                        "unet", steered, training.learning().without(name -> !name.contains(DiffusionUnet.STEERING))),
                trainer.learner(
                        "guide",
                        config.timeAware() ? guide.graph(initial) : guide.timeless(initial),
                        training.learning()),
                latents,
                trainer.frozen(Larger.graph(config.scale())));
    }

    private void step(Step step, PatchSampler.Batch batch, Networks networks) {
        SplittableRandom random = new SplittableRandom(training.seed() ^ step.number() * 0x9E3779B97F4A7C15L);
        int number = training.batch();
        NDArray truth = step.tensor(batch.hr(), number, Rgb.BANDS, config.patch(), config.patch());
        NDArray lr = networks.larger()
                .forward(step.tensor(batch.lr(), number, Rgb.BANDS, config.lrPatch(), config.lrPatch()))
                .get(0);
        NDArray seen = networks.latents().drawn(lr, random);
        NDArray latent = networks.latents().drawn(truth, random);
        Noising noising = Noising.of(latent, Noising.uniform(random, number), prediction, random);
        NDList conditions = networks.guide().forward(seen, noising.times());
        NDList inputs = new NDList(noising.noisy(), noising.times(), step.tensor(context.floats(), context.shape()));
        inputs.addAll(conditions);
        NDArray found = networks.unet().forward(inputs.toArray(new NDArray[0])).get(0);
        step.minimise(
                List.of(networks.unet(), networks.guide()),
                training.rate(step.number()),
                Term.of("noise", PixelLoss.MSE.of(found, noising.target())));
    }

    private Path write(Path out, Networks networks, TrainingRecord record) throws IOException {
        Map<String, Graph> others = new LinkedHashMap<>();
        Latents latents = networks.latents();
        others.put(
                StableSrModel.UNET,
                size.noted(StableSrModel.noted(
                        networks.unet().averaged(), prediction, config.patch() / latents.factor())));
        others.put(StableSrModel.GUIDE, networks.guide().averaged());
        for (String file : List.of(StableSrModel.TEXT, StableSrModel.ENCODER, StableSrModel.DECODER))
            others.put(file, prior.graph(file));
        return new ModelFolder(
                        SteeringAbout.of(config, prior.step(), images.attribution()),
                        prior.graph(),
                        others,
                        Latents.finished(record, latents.deviation()),
                        ModelFolder.Parent.of(prior))
                .write(out);
    }
}
