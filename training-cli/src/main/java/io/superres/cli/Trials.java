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

/** The images that a model is measured on, each with its references. */
interface Trials {
    /**
     * One image.
     *
     * @param hr the truth
     * @param references what the method is given
     */
    record Trial(ImagePlus hr, List<ReferenceImage> references) {}

    /** Files that are measured on. */
    List<Path> files();

    /** @throws BadInputException if an image cannot be used */
    Trial of(Path file);

    /** Whether all images have the same references. */
    default boolean alike() {
        return false;
    }

    /** Whether there are any references. */
    default boolean referenced() {
        return true;
    }

    /** The same references for all images. */
    static Trials with(List<Path> files, List<ReferenceImage> references) {
        return new Trials() {
            @Override
            public List<Path> files() {
                return files;
            }

            @Override
            public Trial of(Path file) {
                return new Trial(ImageFiles.open(file), references);
            }

            @Override
            public boolean alike() {
                return true;
            }

            @Override
            public boolean referenced() {
                return !references.isEmpty();
            }
        };
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
        return new Trials() {
            @Override
            public List<Path> files() {
                return chosen;
            }

            @Override
            public Trial of(Path file) {
                Path reference =
                        file.resolveSibling(file.getFileName().toString().replace(parts[0], parts[1]));
                if (!Files.exists(reference))
                    throw new BadInputException("the reference of " + file + " is not there: " + reference);
                return new Trial(ImageFiles.open(file), References.read(List.of(reference), note));
            }
        };
    }

    /** Says so if a reference is the truth itself: numbers then mean nothing. */
    static void warn(Trial trial, String name, Consumer<String> note) {
        List<ReferenceImage> truth = References.of(trial.hr(), ignored -> {});
        boolean same = trial.references().stream()
                .anyMatch(reference -> truth.stream().anyMatch(t -> t.planes().equals(reference.planes())));
        if (same)
            note.accept(
                    "a reference is the truth of " + name + " itself; its numbers do not say how good the method is");
    }
}
