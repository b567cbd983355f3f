package io.superres.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured.
 *
 * @param machine where
 * @param setup how
 * @param rows the numbers
 */
public record Report(Machine machine, Setup setup, List<Row> rows) {

    /** A table for people to read. */
    public String text() {
        StringBuilder text = new StringBuilder(machine.describe() + "\n" + how() + "\n\n");
        int width = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        String format = "  %-" + width + "s  %16s  %16s  %-13s  %s";
        text.append(String.format(format, "", "by the clock", "by CPU time", "target", "held")
                        .stripTrailing())
                .append('\n');
        String topic = "";
        for (Row row : rows) {
            if (!row.topic().equals(topic)) text.append(row.topic()).append('\n');
            topic = row.topic();
            String line = String.format(format, row.what(), row.wall(), row.cpu(), row.target(), row.held());
            text.append(line.stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The same as a page of documentation. */
    public String markdown() {
        StringBuilder text = new StringBuilder("""
                # Benchmarks

                Written by `./superres benchmark --markdown FILE`. All variants of a comparison take turns in every round, in alternating order, after a warm-up and a garbage collection; each number is the median over the rounds. "By CPU time" counts what all threads of the program have calculated; other programs hardly disturb it. A target is held when the time by the clock holds it, or at least the CPU time.

                """);
        text.append(machine.describe()).append(".\n\n");
        text.append(how()).append(".\n\n");
        text.append("| | measured | by the clock | by CPU time | target | held |\n");
        text.append("|---|---|---|---|---|---|\n");
        for (Row row : rows)
            text.append("| ")
                    .append(String.join(
                            " | ",
                            row.topic(),
                            row.what(),
                            row.wall(),
                            row.cpu(),
                            row.target().toString(),
                            row.held()))
                    .append(" |\n");
        return text.toString();
    }

    /** For machines: maps, lists, texts and finite numbers. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("model", setup.model().id());
        json.put("sha256", setup.model().sha256());
        json.put("scale", setup.model().scale());
        json.put("size", setup.size());
        json.put("tile", setup.settings().tile());
        json.put("threads", setup.settings().threads());
        json.put("device", setup.settings().session().device().toString());
        json.put("rounds", setup.effort().rounds());
        json.put("rows", rows.stream().map(Row::json).toList());
        return json;
    }

    private String how() {
        return String.format(
                "Model %s (x%d), %d x %d pixels, tiles of at most %d, %d threads, device %s, %d rounds",
                setup.model().id(),
                setup.model().scale(),
                setup.size(),
                setup.size(),
                setup.settings().tile(),
                setup.settings().threads(),
                setup.settings().session().device(),
                setup.effort().rounds());
    }
}
