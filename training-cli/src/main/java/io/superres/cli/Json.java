package io.superres.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.superres.SuperresException;
import io.superres.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

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

    /** Writes a report; the file appears only when it is complete. */
    static void write(Object report, Path file) {
        try {
            WholeFile.write(file, MAPPER.writeValueAsBytes(report));
        } catch (IOException e) {
            throw new SuperresException("could not write the report " + file + ": " + e.getMessage(), e);
        }
    }
}
