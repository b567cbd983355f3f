package io.superres.recipe;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.superres.CancelledException;
import io.superres.SuperresException;
import io.superres.data.Attribution;
import io.superres.data.ImageFolder;
import io.superres.data.PatchSampler;
import io.superres.data.TrainingSet;
import io.superres.describe.ModelFolder;
import io.superres.onnx.ConstantFolding;
import io.superres.onnx.Graph;
import io.superres.torch.Adam;
import io.superres.torch.Torch;
import io.superres.torch.TorchGraph;
import io.superres.train.Checkpoint;
import io.superres.train.CosineSchedule;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains the compact single-image network on pairs of patches whose LR side was made by one or several degradations. One
 * phase: Adam on a pixel loss, cosine learning rate, moving average of the weights.
 */
public final class SisrRecipe {
    private final SisrConfig config;
    private final Path data;
    private final TrainingSet images;
    private final TrainingListener listener;

    public SisrRecipe(SisrConfig config, Path data, TrainingListener listener) {
        this.config = config;
        this.listener = listener;
        this.data = data;
        int minimum = config.patch() * config.scale();
        images = TrainingSet.read(ImageFolder.scan(data), minimum);
        images.skipped().forEach(problem -> listener.note("left out: " + problem));
    }

    /**
     * Trains to the end and writes a model folder into {@code out}.
     *
     * @see #train
     */
    public Path run(Path out, boolean resume) throws IOException {
        Result result = train(out, resume);
        ModelFolder.About about = SisrAbout.of(config, Attribution.of(data));
        return new ModelFolder(about, ConstantFolding.fold(result.graph()), result.record()).write(out);
    }

    /**
     * Trains to the end and returns the network, still in its factored form, with the averaged weights. Checkpoints and
     * {@code training.json} are kept in {@code out}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Result train(Path out, boolean resume) throws IOException {
        Path checkpointFile = out.resolve("checkpoint.bin");
        Path recordFile = out.resolve("training.json");
        Files.createDirectories(out);
        Graph graph = config.network().build(config.seed());
        HeldOut heldOut = new HeldOut(images.heldOut(), config.pairs(), config.seed());
        TrainingRecord record = record(graph);
        CosineSchedule schedule = new CosineSchedule(
                config.learningRate(),
                config.finalLearningRate(),
                config.warmup(),
                config.steps() - config.scheduleStart());
        PatchSampler sampler = new PatchSampler(
                images.training(), config.domainWeights(), config.pairs(), 1, config.patch(), config.seed());

        Engine engine = Torch.start(config.threads());
        try (NDManager manager = engine.newBaseManager();
                TorchGraph network = TorchGraph.load(graph, config.precision(), manager)) {
            Adam adam =
                    new Adam(network.layout().gather(graph), config.averageDecay(), config.maxGradientNorm(), manager);
            long done = 0;
            if (resume && Files.exists(checkpointFile)) {
                Checkpoint checkpoint = Checkpoint.read(checkpointFile, fingerprint());
                adam.restore(checkpoint.state());
                done = checkpoint.step();
                if (Files.exists(recordFile)) record = record.continuing(TrainingRecord.read(recordFile), done);
                listener.note("resumed at step " + done);
            }
            double secondsBefore = record.seconds();
            long start = System.nanoTime();
            double lossSum = 0;
            int lossCount = 0;
            for (long step = done + 1; step <= config.steps(); step++) {
                double loss =
                        step(engine, manager, network, adam, sampler, step, schedule.at(step - config.scheduleStart()));
                listener.step(step, config.steps(), loss);
                lossSum += loss;
                lossCount++;
                boolean last = step == config.steps();
                if (last || step % config.validateEvery() == 0) {
                    double psnr = heldOut.psnr(network.layout().scatter(graph, adam.average()));
                    record = record.with(
                            new TrainingRecord.Measurement(step, lossSum / lossCount, psnr, heldOut.bicubicPsnr()),
                            secondsBefore + (System.nanoTime() - start) / 1e9);
                    record.write(recordFile);
                    listener.note(String.format(
                            "step %d: loss %.5f, held-out PSNR %.3f dB, bicubic %.3f dB",
                            step, lossSum / lossCount, psnr, heldOut.bicubicPsnr()));
                    lossSum = 0;
                    lossCount = 0;
                }
                boolean stop = listener.cancelled();
                if (last || stop || step % config.checkpointEvery() == 0)
                    new Checkpoint(fingerprint(), step, adam.state()).write(checkpointFile);
                if (stop && !last) throw new CancelledException();
            }
            return new Result(network.layout().scatter(graph, adam.average()), record);
        }
    }

    /**
     * @param graph the network with its averaged weights
     * @param record how they were found
     */
    public record Result(Graph graph, TrainingRecord record) {}

    private double step(
            Engine engine,
            NDManager manager,
            TorchGraph network,
            Adam adam,
            PatchSampler sampler,
            long step,
            double learningRate) {
        PatchSampler.Batch batch = sampler.batch(step, config.batch());
        double loss;
        try (NDScope scope = new NDScope();
                GradientCollector gradients = engine.newGradientCollector()) {
            scope.suppressNotUsedWarning();
            NDArray lr = image(manager, batch.lr(), config.patch());
            NDArray hr = image(manager, batch.hr(), config.patch() * config.scale());
            NDArray result = network.forward(adam.theta(), lr).get(0);
            NDArray distance = config.loss().of(result, hr);
            loss = distance.getFloat();
            gradients.backward(distance);
        }
        double norm = adam.step(step, learningRate);
        if (!Double.isFinite(norm) || !Double.isFinite(loss))
            throw new SuperresException(
                    "training broke down at step " + step + " (loss " + loss + "); resume with a lower learningRate");
        return loss;
    }

    private NDArray image(NDManager manager, float[] values, int extent) {
        return manager.create(values, new Shape(config.batch(), 1, extent, extent));
    }

    private String fingerprint() {
        return "sisr " + config.network();
    }

    private TrainingRecord record(Graph graph) {
        TrainingRecord.Data data = new TrainingRecord.Data(
                images.training().size(),
                images.area() / 1e6,
                images.domains(),
                images.heldOut().stream()
                        .map(i -> i.entry().domain() + "/" + i.entry().file().getFileName())
                        .toList(),
                images.skipped());
        return new TrainingRecord(
                "sisr", TrainingRecord.settings(config), List.of(), data, graph.parameterCount(), 0, List.of());
    }
}
