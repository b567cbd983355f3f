package io.superres.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.torch.Autograd;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One step of training, as a {@link Phase.Rule} sees it. Arrays made during a step are released at its end.
 *
 * <pre>{@code
 * NDArray fake = generator.forward(lr).get(0);
 * step.minimise(generator, rate, Term.of("pixel", PixelLoss.L1.of(fake, hr)));
 * NDArray seen = fake.stopGradient();
 * step.minimise(critic, rate, Term.of("critic", gan.critic(critic.forward(hr).get(0), critic.forward(seen).get(0))));
 * }</pre>
 */
public final class Step {
    private final long number;
    private final long local;
    private final NDManager manager;
    private final Autograd autograd;
    private final StepReport report = new StepReport();

    Step(long number, long local, NDManager manager, Autograd autograd) {
        this.number = number;
        this.local = local;
        this.manager = manager;
        this.autograd = autograd;
    }

    /** Number of this step in the whole run, from 1. */
    public long number() {
        return number;
    }

    /** Number of this step in its phase, from 1. */
    public long local() {
        return local;
    }

    /** Values as an array, row-major. */
    public NDArray tensor(float[] values, long... shape) {
        return manager.create(values, new Shape(shape));
    }

    /** Derivatives, for losses that contain some; see {@link io.superres.loss.GradientPenalty}. */
    public Autograd autograd() {
        return autograd;
    }

    /** Notes a number that is not minimised but worth a curve. */
    public void note(String name, double value) {
        report.put(name, value);
    }

    /** One update of one network down the gradient of a sum of terms. The terms cannot be used again. */
    public void minimise(Learner learner, double rate, Term... terms) {
        minimise(List.of(learner), rate, terms);
    }

    /**
     * One update of several networks that share a loss, all of which must depend on each of them. Each gradient is
     * clipped by itself.
     */
    public void minimise(List<Learner> learners, double rate, Term... terms) {
        follow(learners, rate, derive(learners, terms));
    }

    /**
     * One update along the mean gradient of several parts of a batch, computed one after another to save memory.
     *
     * @param parts how many
     * @param losses the terms of part 0, 1, ...; called {@code parts} times
     */
    public void minimiseInParts(List<Learner> learners, double rate, int parts, IntFunction<Term[]> losses) {
        NDList sum = derive(learners, losses.apply(0));
        for (int part = 1; part < parts; part++) {
            NDList more = derive(learners, losses.apply(part));
            for (int i = 0; i < sum.size(); i++) sum.get(i).addi(more.get(i));
        }
        if (parts > 1) sum.forEach(gradient -> gradient.divi(parts));
        follow(learners, rate, sum);
    }

    private NDList derive(List<Learner> learners, Term... terms) {
        NDArray sum = Term.sum(terms);
        report.objective(learners.get(0).name(), sum.getFloat(), terms);
        return autograd.gradients(sum, learners.stream().map(Learner::theta).toList());
    }

    private void follow(List<Learner> learners, double rate, NDList gradients) {
        for (int i = 0; i < learners.size(); i++)
            report.update(learners.get(i).name(), rate, learners.get(i).follow(gradients.get(i), rate));
    }

    StepReport report() {
        return report;
    }
}
