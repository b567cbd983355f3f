package io.superres.cli;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.References;
import io.superres.method.ReferenceImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The images that a model is measured on, each with its references.
 *
 * @param files that are measured on
 * @param maker opens one of them; throws {@link BadInputException} if it cannot be used
 * @param given whether there are any references
 * @param alike whether all images have the same ones
 */
record Trials(List<Path> files, Function<Path, Trial> maker, boolean given, boolean alike) {
    /**
     * One image.
     *
     * @param hr the truth
     * @param references what the method is given
     */
    record Trial(ImagePlus hr, List<ReferenceImage> references) {}

    /** The same references for all images. */
    static Trials with(List<Path> files, List<ReferenceImage> references) {
        return new Trials(files, file -> new Trial(ImageFiles.open(file), references), !references.isEmpty(), true);
    }

    /** References of its own for each image. */
    static Trials each(List<Path> files, Function<Path, Trial> maker) {
        return new Trials(files, maker, true, false);
    }

    /**
     * A reference for each image that lies beside it under another name.
     *
     * @param rule two parts of names with {@code =} between: files whose name contains the first are measured, and their
     *     reference has the second in its place
     * @param note told what is left out
     * @throws BadInputException if the rule is no such text, or no file fits it
     */
    static Trials paired(List<Path> files, String rule, Consumer<String> note) {
        String[] parts = rule.split("=");
        if (parts.length != 2 || parts[0].isEmpty())
            throw new BadInputException("the rule '" + rule + "' is not understood; give FROM=TO, like _target=_ref");
        List<Path> chosen = files.stream()
                .filter(file -> file.getFileName().toString().contains(parts[0]))
                .toList();
        if (chosen.isEmpty()) throw new BadInputException("no file name contains '" + parts[0] + "'");
        return each(chosen, file -> {
            Path reference = file.resolveSibling(file.getFileName().toString().replace(parts[0], parts[1]));
            if (!Files.exists(reference))
                throw new BadInputException("the reference of " + file + " is not there: " + reference);
            return new Trial(ImageFiles.open(file), References.read(List.of(reference), note));
        });
    }

    Trial of(Path file) {
        return maker.apply(file);
    }

    /** Says so if a reference is the truth itself: numbers then mean nothing. */
    static void warn(Trial trial, String name, Consumer<String> note) {
        if (trial.references().isEmpty()) return;
        List<ReferenceImage> truth = References.of(trial.hr(), ignored -> {});
        boolean same = trial.references().stream()
                .anyMatch(reference -> truth.stream().anyMatch(t -> t.planes().equals(reference.planes())));
        if (same)
            note.accept(
                    "a reference is the truth of " + name + " itself; its numbers do not say how good the method is");
    }
}
