package io.superres.recipe.stablesr;

/** The networks in the folder of an autoencoder, beside the one from image to image, which is its main one. */
final class AutoencoderFiles {
    /** From an image, values -1 to 1, to the moments of its latent and the features that can be fused. */
    static final String ENCODER = "encoder.onnx";

    /** From a latent to an image, values -1 to 1. */
    static final String DECODER = "decoder.onnx";

    /** What was found: the standard deviation of latents, by which they are divided before anything is done to them. */
    static final String DEVIATION = "deviation of latents";

    private AutoencoderFiles() {}
}
