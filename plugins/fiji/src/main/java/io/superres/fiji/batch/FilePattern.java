package io.superres.fiji.batch;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pattern for files below a folder.
 *
 * @param folder the part of the pattern without wildcards; may be empty, which is the current folder
 * @param depth how many folders deep it reaches
 * @param matchers ways to match a path relative to {@code folder}; one is enough
 */
record FilePattern(Path folder, int depth, List<PathMatcher> matchers) {
    private static final String ANY_FOLDERS = "**/";

    /** Whether a text has wildcards. */
    static boolean isPattern(String text) {
        return text.matches(".*[*?\\[{].*");
    }

    /** All files below a folder, however deep. */
    static FilePattern everythingIn(Path folder) {
        return new FilePattern(folder, Integer.MAX_VALUE, List.of(path -> true));
    }

    /** @param text with wildcards, as {@link java.nio.file.FileSystem#getPathMatcher} understands them */
    static FilePattern parse(String text) {
        String unix = text.replace(java.io.File.separatorChar, '/');
        int wild = Stream.of("*", "?", "[", "{")
                .mapToInt(unix::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(unix.length());
        int cut = unix.lastIndexOf('/', wild) + 1;
        String rest = unix.substring(cut);
        int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
        Stream<String> ways =
                rest.contains(ANY_FOLDERS) ? Stream.of(rest, rest.replace(ANY_FOLDERS, "")) : Stream.of(rest);
        return new FilePattern(
                Path.of(unix.substring(0, cut)),
                depth,
                ways.map(way -> FileSystems.getDefault().getPathMatcher("glob:" + way))
                        .toList());
    }

    boolean matches(Path file) {
        Path relative = folder.relativize(file);
        return matchers.stream().anyMatch(matcher -> matcher.matches(relative));
    }

    /** The folder of a file, relative to this pattern's. */
    Path below(Path file) {
        Path parent = folder.relativize(file).getParent();
        return parent == null ? Path.of("") : parent;
    }
}
