package io.superres.cli;

import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns what a user typed into a list of image files. */
final class Inputs {
    private Inputs() {}

    /**
     * @param texts files, folders (whose images are taken, not those of sub-folders) or patterns like {@code data/*.tif}
     * @throws BadInputException if one of them stands for nothing
     */
    static List<Path> files(List<String> texts) {
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            List<Path> found = expand(text);
            if (found.isEmpty()) throw new BadInputException("there are no images in " + text);
            files.addAll(found);
        }
        return files.stream().distinct().toList();
    }

    private static List<Path> expand(String text) {
        try {
            Path path = Path.of(text);
            if (Files.isDirectory(path)) return images(path, file -> true);
            if (Files.exists(path)) return List.of(path);
            Path name = path.getFileName();
            if (name == null || !name.toString().matches(".*[*?\\[{].*"))
                throw new BadInputException("there is no file " + text);
            Path folder = path.toAbsolutePath().getParent();
            if (!Files.isDirectory(folder)) throw new BadInputException("there is no folder " + folder);
            Path shown = path.getParent() == null ? Path.of("") : path.getParent();
            return images(shown, FileSystems.getDefault().getPathMatcher("glob:" + name));
        } catch (InvalidPathException e) {
            throw new BadInputException("'" + text + "' is not a file name: " + e.getMessage(), e);
        }
    }

    private static List<Path> images(Path folder, PathMatcher name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ImageFiles.isImage(file) && name.matches(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInputException("cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }
}
