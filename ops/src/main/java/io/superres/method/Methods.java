package io.superres.method;

import io.superres.BadInputException;
import io.superres.method.e2ent2.E2ent2;
import io.superres.method.femasr.Femasr;
import io.superres.method.refvae.RefVae;
import io.superres.method.sisr.SingleImage;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.method.stablesr.StableSr;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.tile.TileSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All methods by name. */
public final class Methods {
    /** The name that stands for "the method's own model for this scale". */
    public static final String STANDARD_MODEL = "auto";

    /** Makes a model ready to run. */
    private interface Opener {
        SuperResolver open(Model model, TileSettings settings, MethodSettings wishes);
    }

    /** What a method can be asked for besides results of images alone. */
    private enum Wish {
        REFERENCES,
        SHORTCUT,
        SAMPLES,
        ORIGIN,
        DIFFUSION
    }

    /**
     * @param wishes what it takes
     * @param shows what it can show besides results
     */
    private record Method(Set<Wish> wishes, Set<Shown> shows, Opener opener) {}

    private static final Set<Shown> SUMMARIES = Set.of(Shown.MEAN, Shown.DEVIATION, Shown.LOW, Shown.HIGH);

    private static final Map<String, Method> METHODS = Map.of(
            "sisr", new Method(Set.of(), Set.of(), (model, settings, wishes) -> SingleImage.open(model, settings)),
            "e2ent2", new Method(Set.of(Wish.REFERENCES), Set.of(Shown.CONFIDENCE), E2ent2::open),
            "femasr", new Method(Set.of(Wish.SHORTCUT), Set.of(Shown.CODES, Shown.DISTANCE), Femasr::open),
            "refvae", new Method(Set.of(Wish.REFERENCES, Wish.SAMPLES, Wish.ORIGIN), SUMMARIES, RefVae::open),
            "stablesr", new Method(Set.of(Wish.SAMPLES, Wish.DIFFUSION), SUMMARIES, StableSr::open));

    private Methods() {}

    /** All methods, in alphabetical order. */
    public static List<String> names() {
        return METHODS.keySet().stream().sorted().toList();
    }

    /**
     * Finds the model that a user means.
     *
     * @param method such as {@code sisr}; null for whatever the model is for
     * @param model id, folder or file, or {@link #STANDARD_MODEL}
     * @param scale HR pixels per LR pixel; 0 for whatever the model has
     * @throws BadInputException if method, model and scale do not fit together
     */
    public static Model choose(ModelRegistry registry, String method, String model, int scale) {
        if (method == null) return choose(registry, registry.find(model).method(), model, scale);
        if (!METHODS.containsKey(method))
            throw new BadInputException(
                    "there is no method '" + method + "'; there are: " + String.join(", ", names()));
        if (model.equals(STANDARD_MODEL)) return registry.standardFor(method, scale);
        Model found = registry.find(model);
        if (!found.method().equals(method))
            throw new BadInputException(
                    "the model '" + model + "' is for the method " + found.method() + ", not " + method);
        if (scale != 0 && found.scale() != scale)
            throw new BadInputException("the model '" + model + "' enlarges by " + found.scale() + ", not by " + scale);
        return found;
    }

    /** Whether a method has many results for one image. */
    public static boolean draws(String method) {
        return takes(method, Wish.SAMPLES);
    }

    /** Whether a method begins with noise. */
    static boolean diffuses(String method) {
        return takes(method, Wish.DIFFUSION);
    }

    private static boolean takes(String method, Wish wish) {
        return METHODS.containsKey(method) && METHODS.get(method).wishes().contains(wish);
    }

    /** Makes a model ready to run that is given nothing but images. */
    public static SuperResolver open(Model model, TileSettings settings) {
        return open(model, settings, MethodSettings.NONE);
    }

    /**
     * Makes a model ready to run.
     *
     * @param wishes what the method is given besides images
     * @throws BadInputException if the method has no use for it
     */
    public static SuperResolver open(Model model, TileSettings settings, MethodSettings wishes) {
        check(model, wishes);
        return METHODS.get(model.method()).opener().open(model, settings, wishes);
    }

    /** @throws BadInputException if there is no such method, or it has no use for what it would be given */
    public static void check(Model model, MethodSettings wishes) {
        Method method = METHODS.get(model.method());
        if (method == null)
            throw new BadInputException("the model '" + model.id() + "' needs the method " + model.method()
                    + ", which this version does not have");
        refuse(method, Wish.REFERENCES, wishes.references().isEmpty(), model, "takes no reference");
        refuse(method, Wish.SHORTCUT, wishes.shortcut() == 1, model, "has no shortcut");
        refuse(
                method,
                Wish.SAMPLES,
                wishes.sampling().samples() == 1,
                model,
                "has one result for an image, so there is nothing to sample");
        refuse(
                method,
                Wish.ORIGIN,
                wishes.sampling().hasOrdinaryOrigin(),
                model,
                "draws around nothing and knows no temperature");
        refuse(
                method,
                Wish.DIFFUSION,
                wishes.diffusion().equals(DiffusionSettings.STANDARD),
                model,
                "does not begin with noise, so sampler, steps and the like mean nothing to it");
        if (wishes.shown() != Shown.RESULT && !method.shows().contains(wishes.shown()))
            throw new BadInputException("the method " + model.method() + " cannot show " + wishes.shown());
    }

    private static void refuse(Method method, Wish wish, boolean notAskedFor, Model model, String why) {
        if (notAskedFor || method.wishes().contains(wish)) return;
        String others = METHODS.entrySet().stream()
                .filter(other -> other.getValue().wishes().contains(wish))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" or "));
        throw new BadInputException("the method " + model.method() + " " + why + "; use the method " + others);
    }
}
