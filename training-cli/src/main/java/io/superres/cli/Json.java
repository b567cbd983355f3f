package io.superres.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.superres.SuperresException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Machine-readable reports. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    /** Writes a report; the file appears only when it is complete. */
    static void write(Object report, Path file) {
        Path partial = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(partial.getParent());
            Files.write(partial, MAPPER.writeValueAsBytes(report));
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SuperresException("could not write the report " + file + ": " + e.getMessage(), e);
        }
    }
}
