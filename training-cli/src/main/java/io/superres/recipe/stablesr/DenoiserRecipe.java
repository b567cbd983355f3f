package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import io.superres.data.Ahead;
import io.superres.data.PatchSampler;
import io.superres.describe.ModelFolder;
import io.superres.loss.PixelLoss;
import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.stablesr.DiffusionUnet;
import io.superres.onnx.Graph;
import io.superres.optimise.Adam;
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
 * Trains the diffusion prior (Rombach et al. 2022, equation 2): noise in latents of sharp images is to be found, at any of
 * the thousand times. Some images are called good in words; some are degraded first, and called bad, so that a prompt can
 * later lead away from such.
 */
public final class DenoiserRecipe {
    private final DenoiserConfig config;
    private final Training training;
    private final Model autoencoder;
    private final RunImages images;
    private final PatchSampler patches;
    private final TrainingListener listener;

    public DenoiserRecipe(DenoiserConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        autoencoder = Prerequisite.find(config.autoencoder(), "autoencoder", AutoencoderAbout.ID, StableSrAbout.ID);
        this.listener = listener;
        images = RunImages.read(data, 2 * config.patch(), training, listener);
        patches = images.pairs(config.variation().variety(), config.pairs(), config.lrPatch());
    }

    private record Networks(Learner unet, Learner text, Latents latents, Frozen larger) {}

    /**
     * Trains to the end and writes the model folder {@code out/stablesr-prior}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint = "stablesr-prior " + config.size() + " " + config.prediction() + " " + autoencoder.sha256();
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Ahead<PatchSampler.Batch> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            Networks networks = networks(trainer);
            DenoiserHeldOut heldOut = new DenoiserHeldOut(config, networks.latents(), images.heldOut());
            Phase only =
                    new Phase("prior", training.steps(), step -> step(step, batches.batch(step.number()), networks));
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(
                            networks.unet().averaged(), networks.text().averaged()),
                    RunChecks.with(),
                    TrainingRecord.begin(DenoiserAbout.ID, config, images.set(), parameters(networks))
                            .withSetting("autoencoder", autoencoder.id()),
                    resume);
            return write(out, networks, record);
        }
    }

    private Networks networks(Trainer trainer) {
        Weights initial = new Initial(training.seed());
        Latents latents = Latents.open(autoencoder, trainer);
        Graph unet = new DiffusionUnet(config.size().unet(latents.channels()), true).prior(initial);
        return new Networks(
                trainer.learner("unet", unet, training.learning(Adam.standard())),
                trainer.learner("text", config.size().text().graph(initial), training.learning()),
                latents,
                trainer.frozen(Larger.graph(config.scale())));
    }

    private static long parameters(Networks networks) {
        return networks.unet().theta().size() + networks.text().theta().size();
    }

    private void step(Step step, PatchSampler.Batch batch, Networks networks) {
        SplittableRandom random = new SplittableRandom(training.seed() ^ step.number() * 0x9E3779B97F4A7C15L);
        int number = training.batch();
        float[] words = new float[number * Prompt.PLACES * Prompt.SYMBOLS];
        float[] bad = new float[number];
        for (int i = 0; i < number; i++) {
            Prompt prompt = prompt(random.nextDouble());
            bad[i] = prompt.equals(Prompt.BAD) ? 1 : 0;
            float[] symbols = prompt.symbols();
            System.arraycopy(symbols, 0, words, i * symbols.length, symbols.length);
        }
        NDArray sharp = step.tensor(batch.hr(), number, Rgb.BANDS, config.patch(), config.patch());
        NDArray degraded = networks.larger()
                .forward(step.tensor(batch.lr(), number, Rgb.BANDS, config.lrPatch(), config.lrPatch()))
                .get(0);
        NDArray which = step.tensor(bad, number, 1, 1, 1);
        NDArray image = sharp.add(degraded.sub(sharp).mul(which));
        NDArray latent = networks.latents().drawn(image, random);
        Noising noising = Noising.of(latent, Noising.uniform(random, number), config.prediction(), random);
        NDArray context = networks.text()
                .forward(step.tensor(words, number, Prompt.PLACES, Prompt.SYMBOLS))
                .get(0);
        NDArray found = networks.unet()
                .forward(noising.noisy(), noising.times(), context)
                .get(0);
        step.minimise(
                List.of(networks.unet(), networks.text()),
                training.rate(step.number()),
                Term.of("noise", PixelLoss.MSE.of(found, noising.target())));
    }

    /** @param draw 0 to 1 */
    private Prompt prompt(double draw) {
        if (draw < config.badShare()) return Prompt.BAD;
        return draw < config.badShare() + config.goodShare() ? Prompt.GOOD : Prompt.EMPTY;
    }

    private Path write(Path out, Networks networks, TrainingRecord record) throws IOException {
        Map<String, Graph> others = new LinkedHashMap<>();
        int factor = networks.latents().factor();
        others.put(
                StableSrModel.UNET,
                config.size()
                        .noted(StableSrModel.noted(
                                networks.unet().averaged(), config.prediction(), config.patch() / factor)));
        others.put(StableSrModel.TEXT, networks.text().averaged());
        others.put(
                StableSrModel.ENCODER,
                AutoencoderSize.of(autoencoder)
                        .noted(StableSrModel.noted(
                                autoencoder.graph(StableSrModel.ENCODER),
                                networks.latents().deviation(),
                                factor)));
        others.put(StableSrModel.DECODER, Autoencoder.decoder(autoencoder));
        return new ModelFolder(
                        DenoiserAbout.of(config, factor, images.attribution()),
                        Autoencoder.whole(autoencoder),
                        others,
                        Latents.finished(record, networks.latents().deviation()),
                        ModelFolder.Parent.of(autoencoder))
                .write(out);
    }
}
