package io.superres.recipe.refvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.superres.loss.Adversarial;
import io.superres.loss.PixelLoss;
import io.superres.train.Learner;
import io.superres.train.Step;
import io.superres.train.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The game with a critic of several resolutions: results are to get its good scores and to look to it, level by level, as
 * the truth does.
 *
 * @param critic gives features and scores, see {@link io.superres.network.refvae.MultiScaleCritic}
 */
record Judges(Learner critic, RefVaeConfig config) {
    private static final double REAL_LOW = 0.7;
    private static final double REAL_HIGH = 1.2;
    private static final double FAKE_HIGH = 0.3;

    /** What the generator minimises. */
    List<Term> terms(Step step, NDArray result, NDArray truth) {
        RefVaeWeights weights = config.weights();
        NDList fake = critic.forward(result);
        NDList real = critic.forward(truth);
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(
                "adversarial",
                weights.adversarialWeight(),
                rules(step).generator(scores(real).stopGradient(), scores(fake))));
        NDArray sum = null;
        for (int i = 0; i < fake.size(); i++) {
            if (isScore(fake.get(i))) continue;
            NDArray term = PixelLoss.L1.of(fake.get(i), real.get(i).stopGradient());
            sum = sum == null ? term : sum.add(term);
        }
        terms.add(new Term("critic features", weights.criticFeaturesWeight(), sum));
        return terms;
    }

    /** The critic's turn, after the generator's. */
    void learn(Step step, double rate, NDArray result, NDArray truth) {
        NDArray fake = scores(critic.forward(result.stopGradient()));
        NDArray real = scores(critic.forward(truth));
        step.minimise(critic, rate, Term.of("critic", rules(step).critic(real, fake)));
    }

    /** Labels are drawn anew for every step. */
    private Adversarial rules(Step step) {
        SplittableRandom random = new SplittableRandom(config.training().seed() * 31 + step.number());
        return config.adversarial()
                .rules(REAL_LOW + (REAL_HIGH - REAL_LOW) * random.nextDouble(), FAKE_HIGH * random.nextDouble());
    }

    /** All patches of all resolutions. */
    private static NDArray scores(NDList outputs) {
        NDList flat = new NDList();
        for (NDArray output : outputs) if (isScore(output)) flat.add(output.reshape(-1));
        return NDArrays.concat(flat, 0);
    }

    private static boolean isScore(NDArray output) {
        return output.getShape().get(1) == 1;
    }
}
