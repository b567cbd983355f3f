package io.superres.fiji.batch;

import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import io.superres.method.Source;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/** Turns what a user typed into a list of image files. */
public final class InputImages {
    private InputImages() {}

    /**
     * Finds images, sorted by path within each text, none twice. Names that begin with a dot, and files whose names do
     * not end like those of an image, are left out of folders and patterns.
     *
     * @param texts files, folders (with all their sub-folders) or patterns like {@code data/*.tif} and
     *     {@code data/**}{@code /*.tif}, in which {@code **} stands for any number of folders, also none
     * @param results where results go: a folder that is not searched where it lies inside another; where it is itself
     *     searched, files that tell of their own enlargement are left out. Null if there is none
     * @throws BadInputException if one of the texts stands for nothing, or a folder cannot be read
     */
    public static List<InputImage> find(List<String> texts, Path results) {
        Map<Path, InputImage> images = new LinkedHashMap<>();
        for (String text : texts) {
            List<InputImage> found = expand(text, results);
            if (found.isEmpty()) throw new BadInputException("there are no images in " + text);
            for (InputImage image : found)
                images.putIfAbsent(image.file().toAbsolutePath().normalize(), image);
        }
        return List.copyOf(images.values());
    }

    /** Images without those that are references; a single image stays. */
    public static List<InputImage> without(List<Source> references, List<InputImage> images) {
        if (images.size() == 1) return images;
        return images.stream()
                .filter(image -> references.stream()
                        .noneMatch(reference -> image.file()
                                .toAbsolutePath()
                                .normalize()
                                .toString()
                                .equals(reference.path())))
                .toList();
    }

    private static List<InputImage> expand(String text, Path results) {
        try {
            Path path = Path.of(text);
            if (!Files.exists(path) && FilePattern.isPattern(text)) return walk(FilePattern.parse(text), text, results);
            if (Files.isDirectory(path)) return walk(FilePattern.everythingIn(path), text, results);
            if (!Files.exists(path)) throw new BadInputException("there is no file " + text);
            return List.of(new InputImage(path, Path.of("")));
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw new BadInputException("'" + text + "' is not a file name: " + e.getMessage(), e);
        }
    }

    private static List<InputImage> walk(FilePattern pattern, String text, Path results) {
        if (!Files.isDirectory(pattern.folder()))
            throw new BadInputException("there is no folder " + pattern.folder() + " for the pattern " + text);
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    pattern.folder(),
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    pattern.depth(),
                    new ImageVisitor(pattern.folder(), results, files));
        } catch (IOException e) {
            throw new BadInputException("cannot read the folder " + pattern.folder() + ": " + e.getMessage(), e);
        }
        return files.stream()
                .filter(file -> ImageFiles.isImage(file) && pattern.matches(file))
                .filter(file -> !isResult(file, results))
                .sorted()
                .map(file -> new InputImage(file, pattern.below(file)))
                .toList();
    }

    private static boolean isResult(Path file, Path results) {
        return results != null
                && isBelow(file, results)
                && ImageHeader.provenance(file).isPresent();
    }

    private static boolean isBelow(Path file, Path folder) {
        try {
            return Files.isDirectory(folder) && file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false; // a file that has gone is no result either
        }
    }
}
