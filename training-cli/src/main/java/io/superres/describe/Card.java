package io.superres.describe;

import io.superres.train.TrainingRecord;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README of a model. */
record Card(ModelFolder model, Description description) {

    String text() {
        ModelFolder.About about = model.about();
        TrainingRecord training = model.record();
        return String.format(
                Locale.ROOT,
                """
                # %s

                %s

                | | |
                |---|---|
                | id | `%s` |
                | method, scale | %s, %d times |
                | channels | %d |
                | parameters | %s |
                | context needed around a tile | %s |
                | made from | %s |
                | trained for LR images made by | %s |
                | licence of the weights | %s |
                | source revision | %s |

                ## Training

                %s

                ## Validation

                %s

                ## Limits

                %s
                """,
                about.name(),
                about.description(),
                about.id(),
                about.method(),
                about.scale(),
                model.graph().input().shape()[1],
                parameters(),
                description.halo() > 0 ? description.halo() + " LR pixels" : "the whole image",
                model.parent()
                        .map(from -> "`" + from.id() + "` (SHA-256 " + from.sha256() + ")"
                                + from.records().keySet().stream()
                                        .map(file -> ", [" + file + "](" + file + ")")
                                        .collect(Collectors.joining()))
                        .orElse("nothing"),
                about.degradation(),
                model.license(),
                description.revision(),
                training(training),
                validation(),
                about.limits().stream().map(limit -> "* " + limit).collect(Collectors.joining("\n")));
    }

    private String training(TrainingRecord training) {
        if (training.isNothing()) return "Published weights; nothing was trained here.";
        return String.format(
                Locale.ROOT,
                """
                Recipe `%s`, %,d steps in %.1f hours, %d images with %.0f megapixels. Settings:

                %s

                Images by folder: %s.

                %s""",
                training.recipe(),
                training.history().isEmpty()
                        ? 0
                        : training.history().get(training.history().size() - 1).step(),
                training.seconds() / 3600,
                training.data().images(),
                training.data().megapixels(),
                settings(training),
                counts(training.data().domains()),
                sources());
    }

    /** Of the main network, and of each other one. */
    private String parameters() {
        return Stream.concat(
                        Stream.of(
                                String.format(Locale.ROOT, "%,d", model.graph().parameterCount())),
                        model.others().entrySet().stream()
                                .map(e -> String.format(
                                        Locale.ROOT,
                                        "`%s` %,d",
                                        e.getKey(),
                                        e.getValue().parameterCount())))
                .collect(Collectors.joining("; "));
    }

    private static String settings(TrainingRecord training) {
        StringBuilder text = new StringBuilder();
        for (TrainingRecord.Phase phase : training.earlier())
            text.append("Until step ")
                    .append(phase.untilStep())
                    .append(": ")
                    .append(settings(phase.config()))
                    .append("\n\n");
        if (!training.earlier().isEmpty()) text.append("After that: ");
        return text + settings(training.config());
    }

    private static String settings(Map<String, Object> config) {
        return config.entrySet().stream()
                .map(e -> "`" + e.getKey() + "=" + e.getValue() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String counts(Map<String, Long> domains) {
        return domains.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private String sources() {
        if (model.about().sources().isEmpty()) return "The folder of training images did not say where they come from.";
        return "Sources and licences, with the number of images:\n\n"
                + model.about().sources().entrySet().stream()
                        .map(e -> "* " + e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private String validation() {
        TrainingRecord training = model.record();
        if (training.history().isEmpty()) return "Not measured.";
        TrainingRecord.Measurement last =
                training.history().get(training.history().size() - 1);
        String heldOut = "Held out: " + String.join(", ", training.data().heldOut()) + ".";
        if (last.psnr() == null) {
            String measures = training.findings().entrySet().stream()
                    .map(e -> String.format(Locale.ROOT, "| %s | %.4g |", e.getKey(), e.getValue()))
                    .collect(Collectors.joining("\n"));
            return "On " + training.data().heldOut().size()
                    + " held-out images of the training folder:\n\n| measure | value |\n|---|---|\n" + measures + "\n\n"
                    + heldOut;
        }
        return String.format(
                Locale.ROOT,
                "On %d held-out images of the training folder, mean %s: %.2f dB; bicubic enlargement: %.2f dB%s. %s",
                training.data().heldOut().size(),
                model.about().measured(),
                last.psnr(),
                last.bicubicPsnr(),
                others(last),
                heldOut);
    }

    /** What else was measured in dB. */
    private static String others(TrainingRecord.Measurement last) {
        String prefix = "psnr.";
        return last.more().entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .map(e -> String.format(
                        Locale.ROOT, "; %s: %.2f dB", e.getKey().substring(prefix.length()), e.getValue()))
                .collect(Collectors.joining());
    }
}
