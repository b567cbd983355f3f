package io.superres.recipe.e2ent2;

import ai.djl.ndarray.NDArray;
import io.superres.loss.Adversarial;
import io.superres.train.Learner;
import io.superres.train.Step;
import io.superres.train.Term;

/**
 * One branch's game of generator and critic, relativistic and averaged.
 *
 * @param name of the branch
 */
record Game(String name, Learner critic) {
    private static final Adversarial RULES = new Adversarial.RelativisticAverage();

    /** What the generator minimises. */
    Term looksReal(double weight, NDArray result, NDArray truth) {
        NDArray real = critic.forward(truth).get(0);
        NDArray fake = critic.forward(result).get(0);
        return new Term("adversarial." + name, weight, RULES.generator(real, fake));
    }

    /** The critic's turn, after the generator's. */
    void learn(Step step, double rate, NDArray result, NDArray truth) {
        NDArray seen = result.stopGradient();
        NDArray real = critic.forward(truth).get(0);
        NDArray fake = critic.forward(seen).get(0);
        step.minimise(critic, rate, Term.of("critic." + name, RULES.critic(real, fake)));
    }
}
