package io.superres.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.superres.CancelledException;
import io.superres.onnx.Graph;
import io.superres.torch.Autograd;
import io.superres.torch.Precision;
import io.superres.torch.Processor;
import io.superres.torch.Torch;
import io.superres.torch.TorchGraph;
import io.superres.train.check.DeadRunException;
import io.superres.train.check.RunCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The loop of every recipe: steps, measurements, checkpoints, the record, cancelling, and noticing when a run has died.
 * A run that was interrupted and resumed gives the same bits as one that was not (one thread, same machine), provided
 * that what a step does depends on its number alone.
 *
 * <pre>{@code
 * try (Trainer trainer = Trainer.open(run, listener)) {
 *     Learner network = trainer.learner("network", graph, Learning.with(Adam.standard()).averaged(0.999));
 *     Phase only = new Phase("only", 1000, step ->
 *             step.minimise(network, 1e-3, Term.of("pixel", L1.of(network.forward(lr(step)).get(0), hr(step)))));
 *     trainer.train(List.of(only), validation, checks, record, resume);
 *     return network.averaged();
 * }
 * }</pre>
 */
public final class Trainer implements AutoCloseable {
    private final Run run;
    private final TrainingListener listener;
    private final NDManager manager;
    private final Autograd autograd = new Autograd();
    private final Map<String, Learner> learners = new LinkedHashMap<>();
    private final List<Frozen> helpers = new ArrayList<>();

    private Trainer(Run run, TrainingListener listener) {
        this.run = run;
        this.listener = listener;
        manager = Torch.start(run.threads()).newBaseManager();
    }

    public static Trainer open(Run run, TrainingListener listener) {
        return new Trainer(run, listener);
    }

    /** Adds a network to train. Its name is used in checkpoints. */
    public Learner learner(String name, Graph graph, Learning learning) {
        if (learning.precision() == Precision.BFLOAT16 && learners.isEmpty() && Processor.lacksBfloat16())
            listener.note("this processor has no bfloat16 arithmetic, which makes training several times slower; "
                    + "take --set precision=FLOAT32");
        TorchGraph network = TorchGraph.load(graph, learning.precision(), learning.frozen(), manager);
        Learner learner = new Learner(name, graph, network, learning, manager);
        if (learners.put(name, learner) != null) throw new IllegalArgumentException("two networks named " + name);
        return learner;
    }

    /** Adds a network that stays as it is. */
    public Frozen frozen(Graph graph) {
        return frozen(graph, Precision.FLOAT32);
    }

    /** Adds a network that stays as it is, with convolutions in this arithmetic. */
    public Frozen frozen(Graph graph, Precision precision) {
        Frozen frozen = Frozen.of(graph, precision, manager);
        helpers.add(frozen);
        return frozen;
    }

    /** Owner of arrays that live as long as this trainer. */
    public NDManager manager() {
        return manager;
    }

    /**
     * Trains through all phases that are not done yet.
     *
     * @param phases in order
     * @param validation measures every so many steps and at the end
     * @param checks stop the run when it has died, or end it early
     * @param begun the record of a run that has not begun
     * @param resume whether to go on from the run's checkpoint, if there is one
     * @return the finished record
     * @throws CancelledException after writing a checkpoint, if the listener asked to stop
     * @throws DeadRunException if a check found the run dead; the last checkpoint stays
     * @throws io.superres.BadInputException if the checkpoint does not belong to this run, or another run is writing to
     *     its folder
     */
    public TrainingRecord train(
            List<Phase> phases, Validation validation, List<RunCheck> checks, TrainingRecord begun, boolean resume)
            throws IOException {
        Files.createDirectories(run.out());
        try (RunLock lock = RunLock.of(run.out())) {
            return trainAlone(phases, validation, checks, begun, resume);
        }
    }

    private TrainingRecord trainAlone(
            List<Phase> phases, Validation validation, List<RunCheck> checks, TrainingRecord begun, boolean resume)
            throws IOException {
        Progression at = new Progression(phases);
        if (resume && !Files.exists(run.checkpoint()))
            listener.note("there is no checkpoint in " + run.out() + "; starting from the beginning");
        TrainingRecord record = begun;
        if (resume && Files.exists(run.checkpoint())) {
            Checkpoint checkpoint = Checkpoint.read(run.checkpoint(), run.fingerprint());
            learners.values().forEach(learner -> learner.restore(checkpoint));
            at.goTo(checkpoint);
            if (Files.exists(run.record())) {
                TrainingRecord old = TrainingRecord.read(run.record());
                record = at.last() ? old : begun.continuing(old, checkpoint.step());
            }
            listener.note("resumed at step " + checkpoint.step());
        }
        Journal journal = new Journal(run, record, listener);
        while (at.next()) {
            StepReport report = step(at);
            journal.step(report);
            if (!report.finite())
                listener.note("step " + at.step() + ": the loss or its gradient was not finite; nothing was learnt");
            listener.step(at.step(), at.steps(), report.loss());
            for (RunCheck check : checks) refuse(at, check.step(report.loss(), report.finite()));
            boolean over = at.last() || isFinished(checks);
            if (over || at.step() % run.validateEvery() == 0) {
                Validated found = measure(validation, at);
                journal.validated(at.step(), found);
                for (RunCheck check : checks) refuse(at, check.validated(at.step(), found));
                over = over || isFinished(checks);
            }
            boolean stop = listener.cancelled();
            if (over || stop || at.step() % run.checkpointEvery() == 0) save(at);
            if (over) break;
            if (stop) throw stopped(at);
        }
        return journal.record();
    }

    private static boolean isFinished(List<RunCheck> checks) {
        return checks.stream().anyMatch(RunCheck::finished);
    }

    private StepReport step(Progression at) {
        try (NDScope scope = new NDScope();
                Autograd.Recording on = Autograd.on()) {
            scope.suppressNotUsedWarning();
            Step step = new Step(at.step(), at.local(), manager, autograd);
            at.phase().rule().run(step);
            return step.report();
        }
    }

    /** ONNX Runtime closes itself when the program is told to end; the step that was made is kept all the same. */
    private Validated measure(Validation validation, Progression at) throws IOException {
        try {
            return validation.measure();
        } catch (RuntimeException e) {
            if (!listener.cancelled()) throw e;
            save(at);
            throw stopped(at);
        }
    }

    private CancelledException stopped(Progression at) {
        listener.note("stopped at step " + at.step() + "; --resume goes on from there");
        return new CancelledException();
    }

    private static void refuse(Progression at, Optional<String> finding) {
        finding.ifPresent(words -> {
            throw new DeadRunException(at.step(), words);
        });
    }

    private void save(Progression at) throws IOException {
        Checkpoint.Builder state = new Checkpoint.Builder();
        learners.values().forEach(learner -> learner.save(state));
        state.build(run.fingerprint(), at.phase().name(), at.step(), at.local()).write(run.checkpoint());
    }

    @Override
    public void close() {
        learners.values().forEach(Learner::close);
        helpers.forEach(Frozen::close);
        autograd.close();
        manager.close();
    }
}
