package io.superres.fiji.batch;

import io.superres.SuperresException;
import io.superres.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table {@code superres-report.csv} among the results: one row for each input, which tells what became of it when it
 * was last worked on. Rows of inputs that are not part of this run stay. The file is replaced as a whole, at most once a
 * second, so it can always be read; after a kill, the rows of the last second may be missing.
 */
public final class BatchReport {
    /** What the file is called. */
    public static final String NAME = "superres-report.csv";

    private static final List<String> HEADER =
            List.of("file", "output", "status", "seconds", "width", "height", "planes", "message");
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final Path folder;
    private final Map<String, List<String>> own = new LinkedHashMap<>();
    private long written;

    /** @param folder where the results go */
    BatchReport(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        written = System.nanoTime();
    }

    /** Where the report is in a folder of results. */
    public static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /** Adds what became of a file, and writes the table if it was not written just now. */
    void add(Outcome outcome) {
        List<String> row = row(outcome);
        own.put(row.get(0), row);
        if (System.nanoTime() - written < PAUSE_NANOS) return;
        try {
            write();
        } catch (IOException e) {
            written = System.nanoTime(); // a full disk must not stop the work; save() tells of it
        }
    }

    /** @throws SuperresException if the table cannot be written */
    void save() {
        try {
            write();
        } catch (IOException e) {
            throw new SuperresException("could not write the report " + in(folder) + ": " + e.getMessage(), e);
        }
    }

    private void write() throws IOException {
        Map<String, List<String>> rows = earlier();
        rows.putAll(own);
        StringBuilder table = new StringBuilder(Csv.line(HEADER));
        rows.values().forEach(row -> table.append(Csv.line(row)));
        WholeFile.write(in(folder), table.toString().getBytes(StandardCharsets.UTF_8));
        written = System.nanoTime();
    }

    /** The rows that are in the file, also those that another program has written meanwhile. */
    private Map<String, List<String>> earlier() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        if (!Files.isRegularFile(in(folder))) return rows;
        for (List<String> row : Csv.rows(Files.readString(in(folder), StandardCharsets.UTF_8)))
            if (row.size() == HEADER.size() && !row.equals(HEADER)) rows.put(row.get(0), row);
        return rows;
    }

    private List<String> row(Outcome outcome) {
        return List.of(
                outcome.job().input().toAbsolutePath().normalize().toString(),
                folder.relativize(outcome.job().output().toAbsolutePath().normalize())
                        .toString(),
                outcome.status().toString(),
                String.format(Locale.ROOT, "%.3f", outcome.seconds()),
                Integer.toString(outcome.width()),
                Integer.toString(outcome.height()),
                Long.toString(outcome.planes()),
                outcome.message());
    }
}
