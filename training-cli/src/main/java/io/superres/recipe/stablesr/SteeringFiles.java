package io.superres.recipe.stablesr;

/** The networks in the folder of a steered prior, beside those of a prior, whose noise estimator has its steering in it. */
final class SteeringFiles {
    /** From the latent of the enlarged LR image and a time to the maps that steer. */
    static final String GUIDE = "guide.onnx";

    private SteeringFiles() {}
}
