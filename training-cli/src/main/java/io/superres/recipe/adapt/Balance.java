package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import io.superres.torch.Autograd;
import io.superres.train.Step;
import io.superres.train.Term;
import java.util.List;

/** Weighs one loss against others by how hard they pull. */
final class Balance {
    private Balance() {}

    /**
     * The weight with which a loss pulls with a given share of the force of others.
     *
     * @param share 0 or more
     * @param others the losses that are there already
     * @param at where the pull is measured: what all of them depend on
     */
    static double weight(Step step, double share, List<Term> others, NDArray loss, NDArray at) {
        double wanted = length(step.autograd(), Term.sum(others.toArray(new Term[0])), at);
        double found = length(step.autograd(), loss, at);
        double weight = found > 0 && Double.isFinite(wanted / found) ? share * wanted / found : 0;
        step.note("weight of the alignment", weight);
        return weight;
    }

    private static double length(Autograd autograd, NDArray loss, NDArray at) {
        NDArray gradient = autograd.differentiableGradients(loss, List.of(at)).get(0);
        return Math.sqrt(gradient.square().sum().getFloat());
    }
}
