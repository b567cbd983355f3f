package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import io.superres.data.Ahead;
import io.superres.data.Attribution;
import io.superres.data.HrPatches;
import io.superres.data.ImagePicker;
import io.superres.data.TrainingSet;
import io.superres.data.Variety;
import io.superres.describe.ModelFolder;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.recipe.Training;
import io.superres.train.Phase;
import io.superres.train.Step;
import io.superres.train.Term;
import io.superres.train.Trainer;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import io.superres.train.Validated;
import io.superres.train.check.FiniteNumbers;
import io.superres.train.check.RunCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Fits an SR model to LR images alone (LWay, Chen et al. 2024, second stage, with a controlled degradation and an
 * alignment with natural images): the LR image is to be rebuilt from the model's result, and results are to stay like
 * natural images. Of all that the run comes by, the best model is kept, and only if it is better than the given one.
 */
public final class AdaptRecipe {
    private final AdaptConfig config;
    private final Training training;
    private final Model model;
    private final String id;
    private final Path data;
    private final TrainingSet images;
    private final HrPatches patches;
    private final boolean grey;
    private final int patch;
    private final TrainingListener listener;

    /**
     * @param model to fit; it is not changed
     * @param id of the fitted model
     * @param data folder of LR images
     * @throws io.superres.BadInputException if the images cannot be used
     */
    public AdaptRecipe(AdaptConfig config, Model model, String id, Path data, TrainingListener listener) {
        this.config = config;
        this.model = model;
        this.id = id;
        this.data = data;
        this.listener = listener;
        training = config.training();
        patch = (config.patch() + model.step() - 1) / model.step() * model.step();
        images = OwnImages.read(data, config.heldOutShare(), patch);
        listener.leftOut(images.skipped());
        grey = images.training().stream().noneMatch(image -> image.scene().isColour());
        patches = new HrPatches(
                new ImagePicker(images.training(), training.domainWeights()), Variety.NONE, patch, training.seed());
    }

    /**
     * What came out.
     *
     * @param folder of the model, fitted or as it was given
     * @param before of the given model
     * @param after of the one in the folder; the same if it is the given one
     * @param kept why the given model was kept, as one clause; null if a better one was found
     * @param step after which the model was taken
     */
    public record Outcome(Path folder, Standing before, Standing after, String kept, long step) {}

    /**
     * Fits, and writes the model folder {@code out/id}.
     *
     * @param most time after which the best model so far is taken
     * @throws io.superres.CancelledException if the listener asked to stop; no model is written then
     */
    public Outcome run(Path out, Duration most) throws IOException {
        Graph given = model.graph();
        String fingerprint = "adapt " + model.sha256();
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Reconstruction reconstruction = Reconstruction.open(config, model.scale(), trainer);
                Fitted fitted = Fitted.of(
                        trainer,
                        given,
                        config.trainable().frozen(given, config.lastLayers()),
                        training.learning(),
                        listener);
                Ahead<float[]> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            AdaptHeldOut heldOut = new AdaptHeldOut(reconstruction, trainer.manager(), model, images.heldOut());
            Standing before = heldOut.measure(given).standing();
            Verdict verdict = new Verdict(
                    before,
                    config.alignmentShare(),
                    config.leastGain(),
                    config.mostChange(),
                    config.mostGrid(),
                    config.leastConsistency());
            Best best = new Best(verdict, config.judged(), config.patience(), System.nanoTime() + most.toNanos());
            Phase only = new Phase(
                    "fitting",
                    training.steps(),
                    step -> step(step, batches.batch(step.number()), fitted, reconstruction));
            TrainingRecord record = trainer.train(
                    List.of(only),
                    () -> measured(fitted, heldOut, best),
                    new ArrayList<RunCheck>(List.of(new FiniteNumbers(), best)),
                    TrainingRecord.begin(
                            "adapt", config, images, fitted.learner().theta().size()),
                    false);
            return write(out, best, before, record);
        }
    }

    private static Validated measured(Fitted fitted, AdaptHeldOut heldOut, Best best) {
        Graph now = fitted.averaged();
        AdaptHeldOut.Found found = heldOut.measure(now);
        best.measured(now, found.standing());
        return new Validated(null, null, null, found.standing().numbers(), found.pictures());
    }

    private void step(Step step, float[] values, Fitted fitted, Reconstruction reconstruction) {
        SplittableRandom random = new SplittableRandom(training.seed() ^ step.number() * 0x9E3779B97F4A7C15L);
        NDArray lr = step.tensor(values, training.batch(), 3, patch, patch);
        Hidden.Images seen = new Hidden(config.hiddenShare()).of(values, training.batch(), 3, patch, patch, random);
        NDArray mask = config.hiddenShare() == 0 ? null : step.tensor(seen.mask(), training.batch(), 1, patch, patch);
        NDArray result = fitted.enlarged(step, seen.values(), training.batch(), patch, patch, grey);
        NDArray enlarged = reconstruction.enlarged(lr);
        NDArray features = reconstruction.features(result);
        NDArray differences = reconstruction.differences(enlarged, result);
        List<Term> terms =
                new ArrayList<>(reconstruction.terms(lr, features, differences, mask, config.noise(), random));
        if (config.alignmentShare() > 0) {
            NDArray unlikeness = reconstruction.unlikeness(features, result);
            double weight = Balance.weight(step, config.alignmentShare(), terms, unlikeness, result);
            terms.add(new Term("alignment", weight, unlikeness));
        }
        if (config.gridWeight() > 0)
            terms.add(new Term("grid", config.gridWeight(), reconstruction.grid(enlarged, result)));
        step.minimise(fitted.learner(), training.rate(step.number()), terms.toArray(new Term[0]));
    }

    private Outcome write(Path out, Best best, Standing before, TrainingRecord record) throws IOException {
        Optional<Graph> better = best.graph();
        Standing after = better.isPresent() ? best.standing() : before;
        String kept = better.isPresent() ? null : best.objection();
        Map<String, Double> findings = new LinkedHashMap<>();
        before.numbers().forEach((name, value) -> findings.put(name + ", before", value));
        after.numbers().forEach((name, value) -> findings.put(name + ", after", value));
        Path folder = new ModelFolder(
                        AdaptAbout.of(id, model, images.training().size(), kept, Attribution.of(data)),
                        better.orElse(model.graph()),
                        Map.of(),
                        record.withFindings(findings),
                        ModelFolder.Parent.of(model))
                .write(out);
        return new Outcome(folder, before, after, kept, best.step());
    }
}
