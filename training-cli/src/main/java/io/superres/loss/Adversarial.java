package io.superres.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.superres.torch.Scalars;

/**
 * What a generator and its critic minimise. Scores are the critic's raw outputs, of any shape, one for each image or
 * patch; they are averaged. The critic's side must see results through {@code stopGradient}.
 */
public sealed interface Adversarial {

    /**
     * @param real scores of true images
     * @param fake scores of results
     */
    NDArray generator(NDArray real, NDArray fake);

    /** @see #generator */
    NDArray critic(NDArray real, NDArray fake);

    /** Whether the generator's side depends on the scores of true images; if not, they may be null there. */
    default boolean comparesWithTruth() {
        return false;
    }

    /** {@code mean(max(0, 1 - real)) + mean(max(0, 1 + fake))} against {@code -mean(fake)} (Lim and Ye 2017). */
    record Hinge() implements Adversarial {
        @Override
        public NDArray generator(NDArray real, NDArray fake) {
            return fake.mean().neg();
        }

        @Override
        public NDArray critic(NDArray real, NDArray fake) {
            NDArray onReal = Activation.relu(real.neg().add(1)).mean();
            return onReal.add(Activation.relu(fake.add(1)).mean());
        }
    }

    /** Cross entropy of the logistic function of the scores (Goodfellow et al. 2014, non-saturating generator). */
    record Logistic() implements Adversarial {
        @Override
        public NDArray generator(NDArray real, NDArray fake) {
            return likely(fake);
        }

        @Override
        public NDArray critic(NDArray real, NDArray fake) {
            return likely(real).add(likely(fake.neg()));
        }
    }

    /**
     * Cross entropy of how much more real an image looks than the average of the others (Jolicoeur-Martineau 2018,
     * equations 11 and 12). Needs at least two scores of each kind.
     */
    record RelativisticAverage() implements Adversarial {
        @Override
        public boolean comparesWithTruth() {
            return true;
        }

        @Override
        public NDArray generator(NDArray real, NDArray fake) {
            return critic(fake, real);
        }

        @Override
        public NDArray critic(NDArray real, NDArray fake) {
            NDArray onReal = likely(real.sub(fake.mean()));
            return onReal.add(likely(real.mean().sub(fake)));
        }
    }

    /**
     * Scores that the critic should give.
     *
     * @param real to true images
     * @param fake to results
     */
    record Labels(double real, double fake) {
        public static final Labels HARD = new Labels(1, 0);
    }

    /** Half the squared distance to the labels (Mao et al. 2017); the generator always aims at 1. */
    record LeastSquares(Labels labels) implements Adversarial {
        @Override
        public NDArray generator(NDArray real, NDArray fake) {
            return Scalars.times(fake.sub(1).square().mean(), 0.5);
        }

        @Override
        public NDArray critic(NDArray real, NDArray fake) {
            NDArray onReal = real.sub(labels.real).square().mean();
            return Scalars.times(onReal.add(fake.sub(labels.fake).square().mean()), 0.5);
        }
    }

    /** The absolute distance to the labels, half of it for the critic; the generator always aims at 1. */
    record L1(Labels labels) implements Adversarial {
        @Override
        public NDArray generator(NDArray real, NDArray fake) {
            return fake.sub(1).abs().mean();
        }

        @Override
        public NDArray critic(NDArray real, NDArray fake) {
            NDArray onReal = real.sub(labels.real).abs().mean();
            return Scalars.times(onReal.add(fake.sub(labels.fake).abs().mean()), 0.5);
        }
    }

    /** The mean of {@code -log(logistic(score))}. */
    private static NDArray likely(NDArray score) {
        return Activation.softPlus(score.neg()).mean();
    }
}
