package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * Says how strong the degradation of an image is to be taken: a number for each image plus noise for each number of its
 * embedding, which both are multiplied by.
 *
 * @param noise standard deviation of the noise
 */
public record Controller(double noise) {

    /** What the number is. */
    public enum Sense {
        /** The distance of the LR image from the other one, as in training on pairs. */
        DISTANCE,
        /** One less that distance, as in fitting a model: what is near the LR image leaves more to the degradation. */
        LIKENESS
    }

    /**
     * @param distances of the LR images from the others, (image), 0 to 1; constants
     * @param length of an embedding
     * @return factors, (image, length)
     */
    NDArray factors(NDArray distances, Sense sense, int length, SplittableRandom random) {
        NDArray strength = sense == Sense.DISTANCE ? distances : distances.neg().add(1);
        int images = Math.toIntExact(distances.size());
        float[] values = new float[images * length];
        for (int i = 0; i < values.length; i++) values[i] = (float) (noise * random.nextGaussian());
        return distances
                .getManager()
                .create(values, new Shape(images, length))
                .add(strength.reshape(images, 1))
                .stopGradient();
    }
}
