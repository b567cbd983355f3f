package io.superres.recipe.adapt;

import io.superres.BadInputException;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;

/** The networks in the folder of a reconstruction model, beside the image encoder, which is its main one. */
final class ReconstructionFiles {
    static final String DEGRADATION = "degradation.onnx";
    static final String RECONSTRUCTOR = "reconstructor.onnx";
    static final String ALIGNMENT = "alignment.onnx";

    private ReconstructionFiles() {}

    /**
     * @param reference id or folder of a model
     * @param setting that names it
     * @throws BadInputException if there is none, or another recipe has made it
     */
    static Model find(String reference, String setting) {
        Model model = ModelRegistry.standard().find(reference);
        if (!model.method().equals(ReconstructionAbout.METHOD))
            throw new BadInputException("the model '" + reference + "' is for the method " + model.method()
                    + "; the setting " + setting + " needs one that the recipe reconstruction has made");
        return model;
    }
}
