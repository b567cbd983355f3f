package io.superres.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.superres.torch.Scalars;

/** Losses of networks that have to tell things apart. All are averaged over the batch. */
public final class Recognition {
    private static final float NEVER = -1e9f;

    private Recognition() {}

    /**
     * Cross entropy of classes.
     *
     * @param logits axes (sample, class)
     * @param classes the right class of each sample
     */
    public static NDArray crossEntropy(NDArray logits, int[] classes) {
        long kinds = logits.getShape().get(1);
        float[] right = new float[Math.toIntExact(classes.length * kinds)];
        for (int i = 0; i < classes.length; i++) right[Math.toIntExact(i * kinds + classes[i])] = 1;
        NDArray oneHot = logits.getManager().create(right, new Shape(classes.length, kinds));
        return Scalars.times(logits.logSoftmax(1).mul(oneHot).sum(), -1.0 / classes.length);
    }

    /**
     * Normalised temperature-scaled cross entropy, NT-Xent (Chen et al., A Simple Framework for Contrastive Learning,
     * 2020, Eq. 1): each view has to find its partner, which is its neighbour 2i, 2i + 1, among all others.
     *
     * @param projections axes (view, feature), of any length; an even number of views
     */
    public static NDArray partners(NDArray projections, double temperature) {
        int views = Math.toIntExact(projections.getShape().get(0));
        NDArray length =
                projections.square().sum(new int[] {1}, true).add(1e-12f).sqrt();
        NDArray unit = projections.div(length);
        NDArray itself = projections.getManager().eye(views, views, 0, DataType.FLOAT32);
        NDArray similarity =
                Scalars.times(unit.matMul(unit.transpose()), 1 / temperature).add(itself.mul(NEVER));
        int[] partner = new int[views];
        for (int i = 0; i < views; i++) partner[i] = i ^ 1;
        return crossEntropy(similarity, partner);
    }
}
