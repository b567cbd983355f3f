package io.superres.session.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A child's temporary files: the native libraries that ONNX Runtime unpacks, shared memory, crash reports. */
final class ChildFolder {
    private ChildFolder() {}

    static Path make() throws IOException {
        return Files.createTempDirectory("superres-child");
    }

    /** Removes it with everything in it; what another process still uses on Windows goes when this one ends. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) return;
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return; // The other side is removing it too.
        }
        for (Path path : all)
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
    }
}
