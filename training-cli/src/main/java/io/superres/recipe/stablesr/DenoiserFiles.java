package io.superres.recipe.stablesr;

/** The networks in the folder of a diffusion prior, beside the autoencoder's; the main one turns images into images. */
final class DenoiserFiles {
    /** Estimates noise in a latent. */
    static final String UNET = "unet.onnx";

    /** From words to what conditions the former. */
    static final String TEXT = "text.onnx";

    private DenoiserFiles() {}
}
