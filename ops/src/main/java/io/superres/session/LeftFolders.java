package io.superres.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Clears the temporary folder of what ONNX Runtime leaves there: every start makes a folder, empties it at the end, and
 * forgets the folder itself.
 */
final class LeftFolders {
    /** Younger ones may belong to a program that is just starting. */
    private static final Duration AGE = Duration.ofHours(1);

    private LeftFolders() {}

    /** Deletes empty folders; those with anything in them stay. */
    static void delete(Path temporary) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "onnxruntime-java*")) {
            for (Path folder : folders) deleteIfOld(folder);
        } catch (IOException e) {
            // A folder that cannot be listed cannot be tidied; nothing depends on it.
        }
    }

    private static void deleteIfOld(Path folder) {
        try {
            Instant changed = Files.getLastModifiedTime(folder).toInstant();
            if (Files.isDirectory(folder) && changed.isBefore(Instant.now().minus(AGE))) Files.delete(folder);
        } catch (IOException e) {
            // Not empty, not ours, or already gone.
        }
    }
}
