package io.superres.recipe;

import ai.djl.ndarray.NDArray;
import io.superres.loss.Adversarial;
import io.superres.train.Learner;
import io.superres.train.Step;
import io.superres.train.Term;

/**
 * A game of generator and critic.
 *
 * @param name of the generator, for the record; empty if there is only one game
 * @param critic a network from images to scores
 * @param rules what each side minimises
 */
public record Game(String name, Learner critic, Adversarial rules) {

    /** What the generator minimises. */
    public Term looksReal(double weight, NDArray result, NDArray truth) {
        NDArray real = rules.comparesWithTruth() ? critic.forward(truth).get(0) : null;
        NDArray fake = critic.forward(result).get(0);
        return new Term(named("adversarial"), weight, rules.generator(real, fake));
    }

    /** The critic's turn, after the generator's. */
    public void learn(Step step, double rate, NDArray result, NDArray truth) {
        NDArray seen = result.stopGradient();
        NDArray real = critic.forward(truth).get(0);
        NDArray fake = critic.forward(seen).get(0);
        step.minimise(critic, rate, Term.of(named("critic"), rules.critic(real, fake)));
    }

    private String named(String term) {
        return name.isEmpty() ? term : term + "." + name;
    }
}
