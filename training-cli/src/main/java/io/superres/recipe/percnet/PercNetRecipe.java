package io.superres.recipe.percnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import io.superres.data.ImagePicker;
import io.superres.describe.ModelFolder;
import io.superres.loss.PixelLoss;
import io.superres.loss.Recognition;
import io.superres.network.Initial;
import io.superres.network.PercNet;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.quality.PercNetDistance;
import io.superres.recipe.RunImages;
import io.superres.recipe.Training;
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

/**
 * Trains PercNet without labels. One phase of four lessons on a shared trunk: what was done to a damaged crop
 * (regression), which views belong together (NT-Xent), how a crop was turned (four classes), and what it looked like
 * (reconstruction). Then its channels are evened out and the weights of its distance are fitted to trials whose outcome
 * is known.
 */
public final class PercNetRecipe {
    private static final int EVENING_BATCHES = 4;

    private final PercNetConfig config;
    private final Training training;
    private final PercNet network;
    private final RunImages images;
    private final ImagePicker picker;
    private final TrainingListener listener;

    public PercNetRecipe(PercNetConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        this.listener = listener;
        network = config.network();
        images = RunImages.read(data, Math.max(2 * config.crop(), config.trialExtent()), training, listener);
        picker = images.picker();
    }

    /**
     * Trains to the end and writes the model folder {@code out/percnet}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        Lessons lessons = lessons(picker);
        Lessons unseen = lessons(new ImagePicker(images.heldOut(), training.domainWeights()));
        try (Trainer trainer = Trainer.open(training.run("percnet width=" + config.width(), out), listener)) {
            Graph graph = network.lessons(new Initial(training.seed()));
            Learner learner = trainer.learner("percnet", graph, training.learning());
            Phase phase = new Phase("lessons", training.steps(), step -> {
                Lessons.Batch batch = lessons.at(step.number());
                step.minimise(learner, training.rate(step.number()), terms(step, batch, learner));
            });
            TrainingRecord record = trainer.train(
                    List.of(phase),
                    () -> new Examination(unseen).of(learner.averaged()),
                    RunChecks.with(),
                    TrainingRecord.begin("percnet", config, images.set(), graph.parameterCount()),
                    resume);
            return write(out, learner.averaged().parameters(), lessons, record);
        }
    }

    private Lessons lessons(ImagePicker from) {
        return new Lessons(from, config.crop(), training.batch(), training.seed());
    }

    private Term[] terms(Step step, Lessons.Batch batch, Learner learner) {
        int damaged = batch.turns().length;
        NDArray input = step.tensor(batch.images(), training.batch(), 3, config.crop(), config.crop());
        NDArray severities = step.tensor(batch.severities(), damaged, PercNet.DEGRADATIONS);
        NDList answers = learner.forward(input);
        NDIndex first = new NDIndex(":" + damaged);
        NDArray truth = input.get(new NDIndex(":" + PercNet.RECONSTRUCTED));
        return new Term[] {
            new Term(
                    "degradation",
                    config.degradationWeight(),
                    PixelLoss.HUBER.of(answers.get(0).get(first), severities)),
            new Term(
                    "partners",
                    config.partnersWeight(),
                    Recognition.partners(answers.get(1).get(new NDIndex(damaged + ":")), config.temperature())),
            new Term(
                    "rotation",
                    config.rotationWeight(),
                    Recognition.crossEntropy(answers.get(2).get(first), batch.turns())),
            new Term("reconstruction", config.reconstructionWeight(), PixelLoss.L1.of(answers.get(3), truth))
        };
    }

    private Path write(Path out, Map<String, Tensor> trained, Lessons lessons, TrainingRecord record)
            throws IOException {
        listener.note("fitting the distance to " + config.trials() + " trials");
        Map<String, Tensor> even = EvenChannels.of(network, trained, crops(lessons));
        DistanceFit.Fitted fitted = new DistanceFit(config, picker).fit(even);
        Map<String, Double> judged = new LinkedHashMap<>();
        judged.put("trials of training images right", fitted.accuracy());
        judged.putAll(new Judgement(images.heldOut(), training.seed()).of(network, fitted.weights()));
        judged.forEach((name, value) -> listener.note(String.format("%s: %.3f", name, value)));
        TrainingRecord complete = record.withFindings(judged);
        ModelFolder folder = new ModelFolder(
                PercNetAbout.of(images.attribution()),
                network.features(Weights.of(fitted.weights())),
                Map.of(PercNetDistance.GRAPH, network.distance(Weights.of(fitted.weights()), 1)),
                complete);
        return folder.write(out);
    }

    private Tensor crops(Lessons lessons) {
        int size = training.batch() * 3 * config.crop() * config.crop();
        float[] all = new float[EVENING_BATCHES * size];
        for (int i = 0; i < EVENING_BATCHES; i++)
            System.arraycopy(lessons.at(training.steps() + 1 + i).images(), 0, all, i * size, size);
        return Tensor.of(all, (long) EVENING_BATCHES * training.batch(), 3, config.crop(), config.crop());
    }
}
