package io.superres.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of one step. The first objective minimised in it is the one that stands for the step. */
final class StepReport {
    private final Map<String, Double> values = new LinkedHashMap<>();
    private double loss = Double.NaN;
    private String first;
    private boolean finite = true;

    void put(String name, double value) {
        values.put(name, value);
    }

    void objective(String learner, double sum, Term... terms) {
        if (first == null) {
            first = learner;
            loss = sum;
        } else if (!learner.equals(first)) values.put("loss of " + learner, sum);
        if (terms.length > 1)
            for (Term term : terms)
                values.put(term.name(), (double) term.value().getFloat());
        finite &= Double.isFinite(sum);
    }

    void update(String learner, double rate, double norm) {
        String suffix = learner.equals(first) ? "" : " of " + learner;
        values.put("learning rate" + suffix, rate);
        values.put("gradient norm" + suffix, norm);
        finite &= Double.isFinite(norm);
    }

    double loss() {
        return loss;
    }

    /** Whether all losses and gradients were finite, so that all updates were made. */
    boolean finite() {
        return finite;
    }

    Map<String, Double> values() {
        return values;
    }
}
