package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.superres.data.Ahead;
import io.superres.data.PatchSampler;
import io.superres.describe.ModelFolder;
import io.superres.loss.PixelLoss;
import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.network.Weights;
import io.superres.network.stablesr.DiffusionUnet;
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
 * Teaches a copy of a model's denoiser to do in one step what it did in several (Salimans and Ho 2022, algorithm 2), so
 * that few steps do. The steering stays as it is, whether it is there while the copy learns or put on it afterwards.
 */
public final class TurboRecipe {
    private final TurboConfig config;
    private final Training training;
    private final Model given;
    private final int scale;
    private final Prediction prediction;
    private final Tensor context;
    private final int[] times;
    private final RunImages images;
    private final PatchSampler patches;
    private final TrainingListener listener;

    public TurboRecipe(TurboConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        given = Prerequisite.find(config.model(), "model", StableSrAbout.ID);
        scale = given.scale();
        Training.require(config.patch() % scale == 0, "patch", "a multiple of the scale " + scale);
        prediction = StableSrModel.prediction(given.graph(StableSrModel.UNET));
        context = AskedDenoiser.emptyContext(given);
        times = DiffusionSchedule.times(config.fewSteps());
        this.listener = listener;
        images = RunImages.read(data, 2 * config.patch(), training, listener);
        patches = images.pairs(config.variation().variety(), config.mixture().pairs(scale), config.patch() / scale);
    }

    /** What learns, what it learns from, and what tells both about the image; the guide is null if nothing does. */
    private record Networks(Learner pupil, Frozen teacher, Frozen guide, Latents latents, Frozen larger) {}

    /**
     * Trains to the end and writes the model folder, such as {@code out/stablesr-turbo-x4}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint = "stablesr-turbo " + config.steered() + " " + config.fewSteps() + " " + config.replaced()
                + " " + given.sha256();
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Ahead<PatchSampler.Batch> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            Networks networks = networks(trainer);
            TurboHeldOut heldOut = new TurboHeldOut(config, given, prediction, networks.latents(), images.heldOut());
            Phase only =
                    new Phase("turbo", training.steps(), step -> step(step, batches.batch(step.number()), networks));
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(taught(networks)),
                    RunChecks.with(),
                    TrainingRecord.begin(
                                    StableSrAbout.TURBO,
                                    config,
                                    images.set(),
                                    networks.pupil().theta().size())
                            .withSetting("model", given.id()),
                    resume);
            return write(out, networks, record);
        }
    }

    private Networks networks(Trainer trainer) {
        Latents latents = Latents.open(given, trainer);
        Graph denoiser = given.graph(StableSrModel.UNET);
        Graph copy = config.steered() ? denoiser : prior(latents.channels());
        return new Networks(
                trainer.learner(
                        "pupil", copy, training.learning().without(name -> name.contains(DiffusionUnet.STEERING))),
                trainer.frozen(copy),
                config.steered() ? trainer.frozen(given.graph(StableSrModel.GUIDE)) : null,
                latents,
                trainer.frozen(Larger.graph(scale)));
    }

    /** A denoiser without what steers it. */
    private Graph prior(int channels) {
        Map<String, Tensor> known = given.graph(StableSrModel.UNET).parameters();
        return new DiffusionUnet(DenoiserSize.of(given).unet(channels), true).prior(Weights.of(known));
    }

    private void step(Step step, PatchSampler.Batch batch, Networks networks) {
        SplittableRandom random = new SplittableRandom(training.seed() ^ step.number() * 0x9E3779B97F4A7C15L);
        int number = training.batch();
        int[][] stairs = stairs(random, number);
        NDArray truth = step.tensor(batch.hr(), number, Rgb.BANDS, config.patch(), config.patch());
        NDArray latent = networks.latents().drawn(truth, random);
        NDArray seen = config.steered() ? seen(step, batch.lr(), networks, random) : null;
        NDManager manager = latent.getManager();
        NDArray begun = Noising.of(latent, stairs[0], prediction, random).noisy();
        NDArray[] asked = inputs(step, begun, stairs[0], seen, networks);
        NDArray reached = begun;
        for (int i = 0; i < config.replaced(); i++) {
            NDArray[] inputs = i == 0 ? asked : inputs(step, reached, stairs[i], seen, networks);
            NDArray said = networks.teacher().forward(inputs).get(0).stopGradient();
            reached =
                    Leap.between(stairs[i], stairs[i + 1], prediction, manager).from(reached, said);
        }
        NDArray said = networks.pupil().forward(asked).get(0);
        NDArray leapt = Leap.between(stairs[0], stairs[config.replaced()], prediction, manager)
                .from(begun, said);
        step.minimise(
                networks.pupil(),
                training.rate(step.number()),
                Term.of("distance from the teacher", PixelLoss.MSE.of(leapt, reached)));
    }

    private NDArray[] inputs(Step step, NDArray latent, int[] at, NDArray seen, Networks networks) {
        NDArray now = Noising.times(at, latent.getManager());
        NDList inputs = new NDList(latent, now, step.tensor(context.floats(), context.shape()));
        if (seen != null) inputs.addAll(networks.guide().forward(seen, now));
        return inputs.toArray(new NDArray[0]);
    }

    /** Times between two of the few, for each latent: the first, those in between, the second. */
    private int[][] stairs(SplittableRandom random, int number) {
        int replaced = config.replaced();
        int[][] stairs = new int[replaced + 1][number];
        for (int i = 0; i < number; i++) {
            int upper = 1 + random.nextInt(times.length - 1);
            for (int j = 0; j <= replaced; j++)
                stairs[j][i] = times[upper] - Math.round((times[upper] - times[upper - 1]) * (float) j / replaced);
        }
        return stairs;
    }

    /** The latents of the LR images, enlarged. */
    private NDArray seen(Step step, float[] lr, Networks networks, SplittableRandom random) {
        int extent = config.patch() / scale;
        NDArray images = step.tensor(lr, training.batch(), Rgb.BANDS, extent, extent);
        return networks.latents().drawn(networks.larger().forward(images).get(0), random);
    }

    /** The given denoiser with the weights that were learnt. */
    private Graph taught(Networks networks) {
        return given.graph(StableSrModel.UNET)
                .withInitializers(networks.pupil().averaged().parameters());
    }

    private Path write(Path out, Networks networks, TrainingRecord record) throws IOException {
        Map<String, Graph> others = new LinkedHashMap<>();
        for (String file :
                List.of(StableSrModel.ENCODER, StableSrModel.GUIDE, StableSrModel.TEXT, StableSrModel.DECODER))
            others.put(file, given.graph(file));
        others.put(StableSrModel.UNET, taught(networks));
        return new ModelFolder(
                        StableSrAbout.turbo(config, given, images.attribution()),
                        given.graph(),
                        others,
                        Latents.finished(record, networks.latents().deviation()),
                        ModelFolder.Parent.of(given))
                .write(out);
    }
}
