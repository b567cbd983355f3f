package io.superres.recipe;

import io.superres.BadInputException;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import java.util.List;

/** Models that a recipe stands on. */
public final class Prerequisite {
    private Prerequisite() {}

    /**
     * @param reference id or folder of a model
     * @param setting that names it
     * @param recipes of which one must have made it
     * @throws BadInputException if there is none, or another recipe has made it
     */
    public static Model find(String reference, String setting, String... recipes) {
        Model model = ModelRegistry.standard().find(reference);
        if (!List.of(recipes).contains(model.method()))
            throw new BadInputException(
                    "the model '" + reference + "' is for the method " + model.method() + "; the setting " + setting
                            + " needs one that the recipe " + String.join(" or ", recipes) + " has made");
        return model;
    }
}
