package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import io.superres.data.Ahead;
import io.superres.data.PatchSampler;
import io.superres.data.Variety;
import io.superres.describe.ModelFolder;
import io.superres.loss.Features;
import io.superres.loss.PixelLoss;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.network.Initial;
import io.superres.network.Weights;
import io.superres.network.adapt.AdaptSize;
import io.superres.network.adapt.Alignment;
import io.superres.network.adapt.DegradationEncoder;
import io.superres.network.adapt.ImageEncoder;
import io.superres.network.adapt.Reconstructor;
import io.superres.onnx.Graph;
import io.superres.quality.PercNetDistance;
import io.superres.recipe.FeatureNetwork;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Trains the networks that rebuild a degraded LR image from its truth and from an embedding of how it was degraded (LWay,
 * Chen et al. 2024, first stage), whose strength a controller ties to how far the LR image is from the truth, while the
 * truth's features learn to be like those of natural images.
 */
public final class ReconstructionRecipe {
    /** The alignment's few weights settle soon; a longer average would hold them back where they began. */
    private static final double QUICK = 0.99;

    private static final String NONE = "none";

    private final ReconstructionConfig config;
    private final Training training;
    private final Controller controller;
    private final Model start;
    private final RunImages images;
    private final PatchSampler patches;
    private final TrainingListener listener;

    public ReconstructionRecipe(ReconstructionConfig config, Path data, TrainingListener listener) {
        this.config = config;
        training = config.training();
        controller = new Controller(config.noise());
        start = config.start().equals(NONE)
                ? null
                : Prerequisite.find(config.start(), "start", ReconstructionAbout.METHOD);
        this.listener = listener;
        images = RunImages.read(data, 2 * config.patch() * config.scale(), training, listener);
        patches = images.pairs(Variety.NONE, config.pairs(), config.patch());
    }

    /**
     * What takes part in training.
     *
     * @param larger bicubic enlargement
     * @param looks how different two images look, 0 to 1
     */
    private record Networks(
            Learner degradation,
            Learner image,
            Learner reconstructor,
            Learner alignment,
            NaturalImages natural,
            Frozen larger,
            Frozen looks) {
        ReconstructionHeldOut.Networks averaged() {
            return new ReconstructionHeldOut.Networks(
                    degradation.averaged(), image.averaged(), reconstructor.averaged(), alignment.averaged());
        }
    }

    /**
     * Trains to the end and writes the model folder, such as {@code out/reconstruction-x4}.
     *
     * @param resume whether to go on from the checkpoint in {@code out}
     * @throws io.superres.CancelledException after writing a checkpoint, if the listener asked to stop
     */
    public Path run(Path out, boolean resume) throws IOException {
        String fingerprint = "reconstruction " + config.network() + " " + config.features() + " "
                + config.featureLayer() + (start == null ? "" : " " + start.sha256());
        Graph knowing = FeatureNetwork.of(config.features());
        int known = FeatureNetwork.channels(knowing, config.featureLayer());
        try (Trainer trainer = Trainer.open(training.run(fingerprint, out), listener);
                Features natural = Features.of(knowing, List.of(config.featureLayer()), trainer.manager());
                Ahead<PatchSampler.Batch> batches = new Ahead<>(n -> patches.batch(n, training.batch()))) {
            Networks networks = networks(trainer, natural, known);
            ReconstructionHeldOut heldOut =
                    new ReconstructionHeldOut(config, natural, trainer.manager(), images.heldOut());
            List<Phase> phases = new ArrayList<>(List.of(new Phase(
                    "reconstruction", training.steps(), step -> step(step, batches.batch(step.number()), networks))));
            if (config.alignmentShare() > 0 && config.alignmentSteps() > 0)
                phases.add(new Phase(
                        "alignment",
                        config.alignmentSteps(),
                        step -> align(step, batches.batch(step.number()), networks)));
            TrainingRecord record = trainer.train(
                    phases,
                    () -> heldOut.measure(networks.averaged()),
                    RunChecks.with(),
                    TrainingRecord.begin("reconstruction", config, images.set(), parameters(networks))
                            .withSetting("start", start == null ? NONE : start.id()),
                    resume);
            return write(out, networks, record);
        }
    }

    private Networks networks(Trainer trainer, Features natural, int known) {
        Learner alignment = trainer.learner(
                "alignment",
                new Alignment(config.size().imageFeatures(), known)
                        .graph(initial(networks -> networks.graph(ReconstructionFiles.ALIGNMENT))),
                training.learning().averaged(Math.min(training.averageDecay(), QUICK)));
        AdaptSize size = config.network();
        return new Networks(
                trainer.learner(
                        "degradation",
                        new DegradationEncoder(size)
                                .graph(initial(networks -> networks.graph(ReconstructionFiles.DEGRADATION))),
                        training.learning()),
                trainer.learner("image", new ImageEncoder(size).graph(initial(Model::graph)), training.learning()),
                trainer.learner(
                        "reconstructor",
                        new Reconstructor(size)
                                .graph(initial(networks -> networks.graph(ReconstructionFiles.RECONSTRUCTOR))),
                        training.learning()),
                alignment,
                new NaturalImages(natural, config.featureLayer(), alignment::forward),
                trainer.frozen(Larger.graph(config.scale())),
                trainer.frozen(
                        ModelRegistry.standard().find(PercNetDistance.MODEL).graph(PercNetDistance.GRAPH)));
    }

    /** What training begins with: fresh weights, and those of the same network in another model where they fit. */
    private Weights initial(Function<Model, Graph> network) {
        Weights fresh = new Initial(training.seed());
        return start == null ? fresh : fresh.after(network.apply(start).parameters());
    }

    private static long parameters(Networks networks) {
        return networks.degradation().theta().size()
                + networks.image().theta().size()
                + networks.reconstructor().theta().size()
                + networks.alignment().theta().size();
    }

    private void step(Step step, PatchSampler.Batch batch, Networks networks) {
        NDArray lr = image(step, batch.lr(), config.patch());
        NDArray truth = image(step, batch.hr(), config.patch() * config.scale());
        SplittableRandom random = new SplittableRandom(training.seed() ^ step.number() * 0x9E3779B97F4A7C15L);
        NDArray large = networks.larger().forward(lr).get(0);
        NDArray seen = config.space() == Space.LR ? lr : large;
        NDArray distances = networks.looks().forward(large, truth).get(0).stopGradient();
        NDArray factors = controller.factors(
                distances, Controller.Sense.DISTANCE, config.size().embedding(), random);
        NDArray embedding = networks.degradation().forward(seen).get(0).mul(factors);
        NDArray features = networks.image().forward(truth).get(0);
        NDArray noise = noise(step, random);
        NDArray rebuilt =
                networks.reconstructor().forward(features, embedding, noise).get(0);
        List<Term> terms = new ArrayList<>();
        terms.add(Term.of("pixel", PixelLoss.L1.of(rebuilt, seen)));
        if (config.looksWeight() > 0)
            terms.add(new Term(
                    "looks",
                    config.looksWeight(),
                    networks.looks().forward(rebuilt, seen).get(0).mean()));
        List<Learner> learning =
                new ArrayList<>(List.of(networks.reconstructor(), networks.degradation(), networks.image()));
        if (config.alignmentShare() > 0) {
            NDArray unlikeness = networks.natural().unlikeness(features, truth);
            double weight = Balance.weight(step, config.alignmentShare(), terms, unlikeness, features);
            terms.add(new Term("alignment", weight, unlikeness));
            learning.add(networks.alignment());
        }
        step.minimise(learning, training.rate(step.number()), terms.toArray(new Term[0]));
    }

    /** The features of truths stay as they are now; what they are mapped by follows. */
    private void align(Step step, PatchSampler.Batch batch, Networks networks) {
        NDArray truth = image(step, batch.hr(), config.patch() * config.scale());
        NDArray features = networks.image().forward(truth).get(0).stopGradient();
        double left = 1 - step.local() / (double) config.alignmentSteps();
        double rate = training.learningRate() * left;
        step.minimise(
                networks.alignment(),
                rate,
                Term.of("alignment", networks.natural().unlikeness(features, truth)));
    }

    private NDArray noise(Step step, SplittableRandom random) {
        int extent = config.rebuilt();
        float[] values = new float[training.batch() * Reconstructor.BLOCKS * extent * extent];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return step.tensor(values, training.batch(), Reconstructor.BLOCKS, extent, extent);
    }

    private NDArray image(Step step, float[] values, int extent) {
        return step.tensor(values, training.batch(), Rgb.BANDS, extent, extent);
    }

    private Path write(Path out, Networks networks, TrainingRecord record) throws IOException {
        Map<String, Graph> others = Map.of(
                ReconstructionFiles.DEGRADATION,
                networks.degradation().averaged(),
                ReconstructionFiles.RECONSTRUCTOR,
                networks.reconstructor().averaged(),
                ReconstructionFiles.ALIGNMENT,
                networks.alignment().averaged());
        TrainingRecord.Measurement last = record.history().get(record.history().size() - 1);
        return new ModelFolder(
                        ReconstructionAbout.of(config, images.attribution()),
                        networks.image().averaged(),
                        new TreeMap<>(others),
                        record.withFindings(last.more()))
                .write(out);
    }
}
