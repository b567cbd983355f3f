package io.superres.data;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.superres.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Where training images come from, as far as their folder says: a file {@code MANIFEST.csv} beside them. */
public final class Attribution {
    private Attribution() {}

    /**
     * Number of images for each pair of source and licence, taken from the columns {@code source_repo} and
     * {@code licence}; empty if the folder has no manifest.
     */
    public static Map<String, Long> of(Path folder) {
        Path manifest = folder.resolve("MANIFEST.csv");
        Map<String, Long> sources = new TreeMap<>();
        if (!Files.isRegularFile(manifest)) return sources;
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper().readerForMapOf(String.class).with(header).readValues(manifest.toFile())) {
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                String source = row.getOrDefault("source_repo", "unnamed source");
                String licence = row.getOrDefault("licence", "licence not stated");
                sources.merge(source + " (" + licence + ")", 1L, Long::sum);
            }
            return sources;
        } catch (IOException | RuntimeException e) {
            throw new BadInputException("cannot read " + manifest + ": " + e.getMessage(), e);
        }
    }
}
