package io.superres.recipe;

import static io.superres.recipe.Training.require;
import static io.superres.recipe.Training.requireShares;

import io.superres.data.Pairs;
import io.superres.degrade.Degradations;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ways in which LR images are made; its key stands beside the recipe's own. */
public record Mixture(
        @Meaning(value = "relative share of this way of making LR images", range = "0 or more")
        Map<String, Double> degradations) {

    public Mixture {
        require(degradations != null && !degradations.isEmpty(), "degradations", "given");
        requireShares(degradations, "degradations");
        degradations = Collections.unmodifiableMap(new TreeMap<>(degradations));
        Degradations.mixture(degradations);
    }

    /** @param scale HR pixels per LR pixel */
    public Pairs pairs(int scale) {
        return new Pairs(Degradations.mixture(degradations), scale);
    }

    /** The degradations that occur, in alphabetical order. */
    public List<String> used() {
        return degradations.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
