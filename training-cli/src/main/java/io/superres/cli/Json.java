package io.superres.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.superres.BadInputException;
import io.superres.SuperresException;
import io.superres.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Machine-readable reports. */
final class Json {
    private static final ObjectMapper LINES = new ObjectMapper();
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    /** One line of JSON. */
    static String line(Object value) {
        try {
            return LINES.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Checks before any work that a report can be written somewhere.
     *
     * @param file where; null if no report is wanted
     * @param others files that must stay as they are, or become something else
     * @throws BadInputException if it is a folder, has no place, or is one of the others
     */
    static void checkPlace(Path file, Collection<Path> others) {
        if (file == null) return;
        if (file.getFileName() == null || file.toString().isEmpty() || Files.isDirectory(file))
            throw new BadInputException("the report '" + file + "' is a folder; give the name of a file");
        for (Path other : others)
            if (other != null && isSame(file, other))
                throw new BadInputException("the report " + file + " is also an input or a result; give another name");
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())
                    || Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            throw new BadInputException("cannot look at " + a + ": " + e.getMessage(), e);
        }
    }

    /** Writes a report; the file appears only when it is complete. */
    static void write(Object report, Path file) {
        try {
            WholeFile.write(file, MAPPER.writeValueAsBytes(report));
        } catch (IOException e) {
            throw new SuperresException("could not write the report " + file + ": " + e.getMessage(), e);
        }
    }
}
