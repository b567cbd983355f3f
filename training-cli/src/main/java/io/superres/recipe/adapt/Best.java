package io.superres.recipe.adapt;

import io.superres.onnx.Graph;
import io.superres.train.Validated;
import io.superres.train.check.RunCheck;
import java.util.Optional;

/**
 * Keeps the best of the models that a run has come by, if it is better than the given one, and ends the run when models
 * have not become better for long; where nothing is judged, keeps the last one. Confined to one thread.
 */
final class Best implements RunCheck {
    private final Verdict verdict;
    private final boolean judged;
    private final int patience;
    private final long deadline;
    private double lowest = Double.POSITIVE_INFINITY;
    private double nearest;
    private int without;
    private Graph latestGraph;
    private Standing latest;
    private Graph graph;
    private Standing standing;
    private long step;
    private String objection = "no measurement was made";

    /**
     * @param judged whether the verdict counts
     * @param patience measurements in a row without improvement that end the run
     * @param deadline time by {@link System#nanoTime} at which it ends in any case
     */
    Best(Verdict verdict, boolean judged, int patience, long deadline) {
        this.verdict = verdict;
        this.judged = judged;
        this.patience = patience;
        nearest = verdict.objective(verdict.before());
        this.deadline = deadline;
    }

    /** A model was measured; {@link #validated} says at which step. */
    void measured(Graph model, Standing found) {
        latestGraph = model;
        latest = found;
    }

    /** The best model; empty if none is better than the given one. */
    Optional<Graph> graph() {
        return Optional.ofNullable(graph);
    }

    /** What was measured of it. */
    Standing standing() {
        return standing;
    }

    /** Steps that made it. */
    long step() {
        return step;
    }

    /** The criterion by which the last model was worse than the given one. */
    String objection() {
        return objection;
    }

    @Override
    public boolean finished() {
        return judged && without >= patience || System.nanoTime() - deadline >= 0;
    }

    @Override
    public Optional<String> validated(long at, Validated found) {
        Optional<String> against = verdict.objection(latest);
        double objective = verdict.objective(latest);
        without++;
        if (objective < nearest && verdict.damage(latest).isEmpty()) {
            nearest = objective;
            without = 0;
        }
        if (!judged || against.isEmpty() && objective < lowest) {
            lowest = objective;
            graph = latestGraph;
            standing = latest;
            step = at;
            return Optional.empty();
        }
        if (graph == null) objection = against.orElse("nothing was gained");
        return Optional.empty();
    }
}
