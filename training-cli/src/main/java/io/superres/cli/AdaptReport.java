package io.superres.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.recipe.adapt.AdaptRecipe;
import java.util.Locale;
import java.util.Map;

/**
 * What fitting a model has done.
 *
 * @param model where it lies
 * @param parent the model that was given
 * @param kept why the given model was kept; null if a better one was found
 * @param step after which the model was taken
 * @param before of held-out LR images, without truth
 * @param after likewise
 * @param truthBefore against truths; null if there are none
 * @param truthAfter likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AdaptReport(
        String model,
        String parent,
        String kept,
        long step,
        Map<String, Double> before,
        Map<String, Double> after,
        @JsonProperty("truth_before") Measures truthBefore,
        @JsonProperty("truth_after") Measures truthAfter) {

    /** @param check null if there are no truths */
    static AdaptReport of(AdaptRecipe.Outcome outcome, Model given, TruthCheck check) {
        Measures before = null;
        Measures after = null;
        if (check != null) {
            Model fitted = ModelRegistry.standard().find(outcome.folder().toString());
            before = Measures.of("before", check.measure(given), 0);
            after = Measures.of("after", check.measure(fitted), 0);
        }
        return new AdaptReport(
                outcome.folder().toString(),
                given.id(),
                outcome.kept(),
                outcome.step(),
                outcome.before().numbers(),
                outcome.after().numbers(),
                before,
                after);
    }

    /** For people. */
    String table() {
        StringBuilder table =
                new StringBuilder(String.format("%-36s %10s %10s%n", "held-out LR images", "before", "after"));
        before.forEach((name, value) -> line(table, name, value, after.get(name)));
        if (truthBefore != null) {
            table.append(String.format("%-36s %10s %10s%n", "all images, against the truth", "before", "after"));
            line(table, "PSNR-Y", truthBefore.psnrY(), truthAfter.psnrY());
            line(table, "SSIM-Y", truthBefore.ssimY(), truthAfter.ssimY());
            line(table, "PercNet distance", truthBefore.percNet(), truthAfter.percNet());
        }
        table.append(
                kept == null
                        ? "the model after step " + step + " is the best one\n"
                        : "the given model is kept: " + kept + "\n");
        return table.toString();
    }

    private static void line(StringBuilder table, String name, double before, double after) {
        table.append(String.format(Locale.ROOT, "%-36s %10.4f %10.4f%n", name, before, after));
    }
}
