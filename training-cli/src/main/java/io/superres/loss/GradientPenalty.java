package io.superres.loss;

import ai.djl.ndarray.NDArray;
import io.superres.torch.Autograd;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps a critic's slope near a target: {@code mean over images of (|d score / d image| - target)^2}. Target 1 at points
 * between true images and results is that of Gulrajani et al. 2017, equation 3; target 0 at true images is twice the R1
 * of Mescheder et al. 2018, equation 9.
 *
 * @param target slope to aim at
 */
public record GradientPenalty(double target) {
    /** Keeps the norm's derivative finite where there is no slope. */
    private static final float TINY = 1e-12f;

    /**
     * @param critic gives the scores of a batch of images
     * @param images where to measure the slope, axes (batch, ...)
     */
    public NDArray of(Autograd autograd, UnaryOperator<NDArray> critic, NDArray images) {
        NDArray at = images.stopGradient();
        at.setRequiresGradient(true);
        NDArray score = critic.apply(at).sum();
        NDArray slope = autograd.differentiableGradients(score, List.of(at))
                .get(0)
                .reshape(images.getShape().get(0), -1);
        NDArray norm = slope.square().sum(new int[] {1}).add(TINY).sqrt();
        return norm.sub(target).square().mean();
    }

    /**
     * Points on the lines between true images and results.
     *
     * @param share of the true image at each point, shape (batch, 1, 1, 1), values 0 to 1
     */
    public static NDArray between(NDArray real, NDArray fake, NDArray share) {
        return fake.add(real.sub(fake).mul(share));
    }
}
