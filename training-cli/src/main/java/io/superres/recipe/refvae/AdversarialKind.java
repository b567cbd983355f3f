package io.superres.recipe.refvae;

import io.superres.loss.Adversarial;

/** What generator and critic play for. */
public enum AdversarialKind {
    /** Cross entropy, as the paper says. */
    LOGISTIC,
    /** Distance to noisy labels, as the published code has it. */
    L1;

    /**
     * @param real label of true images, where there are labels
     * @param fake label of results
     */
    Adversarial rules(double real, double fake) {
        return this == LOGISTIC ? new Adversarial.Logistic() : new Adversarial.L1(new Adversarial.Labels(real, fake));
    }
}
