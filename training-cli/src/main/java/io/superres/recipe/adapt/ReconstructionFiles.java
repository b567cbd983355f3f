package io.superres.recipe.adapt;

/** The networks in the folder of a reconstruction model, beside the image encoder, which is its main one. */
final class ReconstructionFiles {
    static final String DEGRADATION = "degradation.onnx";
    static final String RECONSTRUCTOR = "reconstructor.onnx";
    static final String ALIGNMENT = "alignment.onnx";

    private ReconstructionFiles() {}
}
