package io.superres.method;

import io.superres.model.Sha256;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An image that something was made from.
 *
 * @param path absolute path of its file; null if it came from a window
 * @param name name of its file, or title of its window
 * @param sha256 fingerprint of its file; null if it came from a window
 */
public record Source(String path, String name, String sha256) {

    /**
     * A file, which is read to its end.
     *
     * @throws io.superres.BadInputException if it cannot be read
     */
    public static Source file(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return new Source(absolute.toString(), absolute.getFileName().toString(), Sha256.of(file));
    }

    /** An image that is open in ImageJ, and may never have been in a file. */
    public static Source window(String title) {
        return new Source(null, title, null);
    }

    /** Whether both are the same image under the same name, wherever they lie. */
    public boolean sameContent(Source other) {
        return other != null && sha256 != null && sha256.equals(other.sha256) && Objects.equals(name, other.name);
    }
}
