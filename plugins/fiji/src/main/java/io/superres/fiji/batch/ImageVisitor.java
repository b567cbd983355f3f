package io.superres.fiji.batch;

import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Collects all files below a folder, but those that are hidden and those in the folder of results. */
final class ImageVisitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path results;
    private final List<Path> files;

    ImageVisitor(Path root, Path results, List<Path> files) {
        this.root = root;
        this.results = results;
        this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(root)) return FileVisitResult.CONTINUE;
        return isHidden(folder) || isResults(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isDirectory() && !isHidden(file)) files.add(file); // folders at the end of the depth come here
        return FileVisitResult.CONTINUE;
    }

    /** A link that leads nowhere is a damaged image if it has the name of one; a link back to its own folder is none. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof FileSystemLoopException) return FileVisitResult.CONTINUE;
        if (Files.isDirectory(file)) throw failure;
        if (ImageFiles.isImage(file) && !isHidden(file)) files.add(file);
        return FileVisitResult.CONTINUE;
    }

    private boolean isResults(Path folder) throws IOException {
        return results != null && Files.isDirectory(results) && Files.isSameFile(folder, results);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
