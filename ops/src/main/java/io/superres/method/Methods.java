package io.superres.method;

import io.superres.BadInputException;
import io.superres.method.sisr.SingleImage;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.tile.TileSettings;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** All methods by name. */
public final class Methods {
    /** The name that stands for "the method's own model for this scale". */
    public static final String STANDARD_MODEL = "auto";

    private static final Map<String, BiFunction<Model, TileSettings, SuperResolver>> OPENERS =
            Map.of("sisr", SingleImage::open);

    private Methods() {}

    /** All methods, in alphabetical order. */
    public static List<String> names() {
        return OPENERS.keySet().stream().sorted().toList();
    }

    /**
     * Finds the model that a user means.
     *
     * @param method such as {@code sisr}
     * @param model id, folder or file, or {@link #STANDARD_MODEL}
     * @param scale HR pixels per LR pixel; 0 for whatever the model has
     * @throws BadInputException if method, model and scale do not fit together
     */
    public static Model choose(ModelRegistry registry, String method, String model, int scale) {
        if (!OPENERS.containsKey(method))
            throw new BadInputException(
                    "there is no method '" + method + "'; there are: " + String.join(", ", names()));
        if (model.equals(STANDARD_MODEL)) return registry.standardFor(method, scale == 0 ? 4 : scale);
        Model found = registry.find(model);
        if (!found.method().equals(method))
            throw new BadInputException(
                    "the model '" + model + "' is for the method " + found.method() + ", not " + method);
        if (scale != 0 && found.scale() != scale)
            throw new BadInputException("the model '" + model + "' enlarges by " + found.scale() + ", not by " + scale);
        return found;
    }

    /** Makes a model ready to run. */
    public static SuperResolver open(Model model, TileSettings settings) {
        BiFunction<Model, TileSettings, SuperResolver> opener = OPENERS.get(model.method());
        if (opener == null)
            throw new BadInputException("the model '" + model.id() + "' needs the method " + model.method()
                    + ", which this version does not have");
        return opener.apply(model, settings);
    }
}
