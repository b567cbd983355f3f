package io.superres.recipe;

import ai.djl.ndarray.NDArray;
import io.superres.data.PatchSampler;
import io.superres.data.Variety;
import io.superres.describe.ModelFolder;
import io.superres.onnx.Graph;
import io.superres.session.ConstantFolding;
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
import java.util.List;

/**
 * Trains the compact single-image network on pairs of patches whose LR side was made by one or several degradations. One
 * phase: Adam on a pixel loss, cosine learning rate, moving average of the weights.
 */
public final class SisrRecipe {
    private final SisrConfig config;
    private final RunImages images;
    private final TrainingListener listener;

    public SisrRecipe(SisrConfig config, Path data, TrainingListener listener) {
        this.config = config;
        this.listener = listener;
        int minimum = config.patch() * config.scale();
        images = RunImages.read(data, minimum, config.training(), listener);
    }

    /**
     * Trains to the end and writes a model folder into {@code out}.
     *
     * @see #train
     */
    public Path run(Path out, boolean resume) throws IOException {
        Result result = train(out, resume);
        ModelFolder.About about = SisrAbout.of(config, images.attribution());
        return ModelFolder.of(about, ConstantFolding.fold(result.graph()), result.record())
                .write(out);
    }

    /**
     * Trains to the end and returns the network, still in its factored form, with the averaged weights. Checkpoints and
     * {@code training.json} are kept in {@code out}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Result train(Path out, boolean resume) throws IOException {
        Training training = config.training();
        Graph graph = config.network().build(training.seed());
        PatchSampler sampler =
                new PatchSampler(images.picker(), Variety.NONE, config.pairs(), 1, config.patch(), training.seed());
        HeldOut heldOut = new HeldOut(images.heldOut(), config.pairs(), training.seed());
        try (Trainer trainer = Trainer.open(training.run("sisr " + config.network(), out), listener)) {
            Learner network = trainer.learner("network", graph, training.learning());
            Phase only = new Phase("pixels", training.steps(), step -> {
                PatchSampler.Batch batch = sampler.batch(step.number(), training.batch());
                NDArray lr = image(step, batch.lr(), config.patch());
                NDArray hr = image(step, batch.hr(), config.patch() * config.scale());
                NDArray result = network.forward(lr).get(0);
                step.minimise(
                        network,
                        training.rate(step.number()),
                        Term.of("pixel", config.loss().of(result, hr)));
            });
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> heldOut.measure(network.averaged()),
                    RunChecks.with(new BetterThanBicubic(3, 5000)),
                    TrainingRecord.begin("sisr", config, images.set(), graph.parameterCount()),
                    resume);
            return new Result(network.averaged(), record);
        }
    }

    /**
     * @param graph the network with its averaged weights
     * @param record how they were found
     */
    public record Result(Graph graph, TrainingRecord record) {}

    private NDArray image(Step step, float[] values, int extent) {
        return step.tensor(values, config.training().batch(), 1, extent, extent);
    }
}
