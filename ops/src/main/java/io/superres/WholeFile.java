package io.superres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are either complete or absent: written under another name beside their place, then moved there. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content of a file to the path it is given. */
    @FunctionalInterface
    public interface Writer {
        void write(Path partial) throws IOException;
    }

    /** Writes a file and creates the folders above it. If writing fails, an older file of that name stays as it was. */
    public static void write(Path file, Writer writer) throws IOException {
        Path place = file.toAbsolutePath();
        if (place.getParent() == null || Files.isDirectory(place))
            throw new FileSystemException(file.toString(), null, "this is a folder");
        Files.createDirectories(place.getParent());
        Path partial = partial(place);
        try {
            writer.write(partial);
            Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Removes what is left of a file if the program was killed while it wrote it. */
    public static void removeUnfinished(Path file) throws IOException {
        Files.deleteIfExists(partial(file.toAbsolutePath()));
    }

    private static Path partial(Path place) {
        return place.resolveSibling(place.getFileName() + ".part");
    }

    /** @see #write(Path, Writer) */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, partial -> Files.write(partial, content));
    }
}
