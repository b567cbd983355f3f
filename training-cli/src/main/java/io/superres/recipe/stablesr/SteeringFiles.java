package io.superres.recipe.stablesr;

/** The networks in the folder of a steered prior, beside those of a prior. */
final class SteeringFiles {
    /** From the latent of the enlarged LR image and a time to the maps that steer. */
    static final String GUIDE = "guide.onnx";

    /** The noise estimator with its steering; in the place of the prior's. */
    static final String UNET = DenoiserFiles.UNET;

    private SteeringFiles() {}
}
