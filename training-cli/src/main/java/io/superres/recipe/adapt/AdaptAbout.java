package io.superres.recipe.adapt;

import io.superres.describe.ModelFolder;
import io.superres.model.Model;
import io.superres.model.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the card of a fitted model says about it. */
final class AdaptAbout {
    /** Of a method with several networks, the main one is fitted, which enlarges single images. */
    private static final String SINGLE = "sisr";

    private AdaptAbout() {}

    /** @param kept why the model is as it was given; null if it was fitted */
    static ModelFolder.About of(String id, Model model, int images, String kept, Map<String, Long> sources) {
        boolean several = model.card().map(card -> card.graphs().size() > 1).orElse(false);
        List<String> limits = new ArrayList<>();
        limits.add("It was fitted to one kind of image; for others, take the model that it was made from.");
        limits.add("No truth was seen: that LR images can be rebuilt from results does not make these true.");
        if (kept != null) limits.add("Fitting made it no better, so it is the given model: " + kept + ".");
        String name = model.card().map(ModelCard::name).orElse(model.id()).replaceAll("[^A-Za-z0-9 _+()-]", " ");
        return new ModelFolder.About(
                id,
                name + (kept == null ? " (fitted)" : " (as given)"),
                "Enlarges images " + model.scale() + " times; made from the model " + model.id() + " by fitting it to "
                        + images + " LR images without truth.",
                several ? SINGLE : model.method(),
                model.scale(),
                model.step(),
                model.card().map(ModelCard::degradation).orElse("unknown") + "; then the user's own",
                ReconstructionAbout.CITATION,
                ReconstructionAbout.CITATION_URL,
                "",
                limits,
                sources);
    }
}
