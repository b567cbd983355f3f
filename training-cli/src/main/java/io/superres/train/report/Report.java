package io.superres.train.report;

import io.superres.WholeFile;
import io.superres.train.TrainingRecord;
import io.superres.train.TrainingRecord.Measurement;
import io.superres.train.report.Chart.Curve;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A training run as one web page that needs no other file: curves, first and latest pictures, settings.
 *
 * @param record of the run
 * @param pages pictures by rising step; may be empty
 */
public record Report(TrainingRecord record, List<Album.Page> pages) {
    private static final String STYLE = """
            body{font:14px sans-serif;margin:2em auto;max-width:62em;color:#222}
            .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(26em,1fr));gap:1em}
            th{text-align:left;font-weight:normal;color:#666;padding-right:1.5em} img{max-width:100%}
            """;

    /** The page appears only when it is complete. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, html().getBytes(StandardCharsets.UTF_8));
    }

    private String html() throws IOException {
        String title = "Training of " + Html.escape(record.recipe());
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>");
        page.append(title).append("</title><style>\n").append(STYLE).append("</style></head><body>\n");
        page.append("<h1>").append(title).append("</h1>\n").append(Html.table(summary()));
        page.append("\n<h2>Curves</h2><div class=\"charts\">\n");
        for (Chart chart : charts()) page.append(Html.image("image/svg+xml", chart.title(), chart.svg()));
        page.append("</div>\n").append(pictures()).append("<h2>Settings</h2>\n").append(Html.table(record.config()));
        if (!record.data().skipped().isEmpty())
            page.append("<h2>Files left out</h2><ul>")
                    .append(record.data().skipped().stream()
                            .map(line -> "<li>" + Html.escape(line) + "</li>")
                            .collect(Collectors.joining("\n")))
                    .append("</ul>");
        return page.append("</body></html>\n").toString();
    }

    private Map<String, Object> summary() {
        Map<String, Object> rows = new LinkedHashMap<>();
        Measurement last = record.history().get(record.history().size() - 1);
        rows.put("steps", last.step());
        rows.put("hours", String.format(Locale.ROOT, "%.2f", record.seconds() / 3600));
        rows.put("loss", String.format(Locale.ROOT, "%.5g", last.loss()));
        if (last.psnr() != null)
            rows.put(
                    "held-out PSNR",
                    String.format(
                            Locale.ROOT, "%.2f dB (bicubic enlargement: %.2f dB)", last.psnr(), last.bicubicPsnr()));
        rows.put("training images", record.data().images());
        rows.put("held-out images", record.data().heldOut().size());
        rows.put("files left out", record.data().skipped().size());
        rows.put("parameters", String.format(Locale.ROOT, "%,d", record.parameters()));
        return rows;
    }

    private List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        charts.add(new Chart("loss", List.of(curve("loss", Measurement::loss))));
        if (record.history().stream().anyMatch(m -> m.psnr() != null))
            charts.add(new Chart(
                    "held-out PSNR in dB",
                    List.of(curve("network", Measurement::psnr), curve("bicubic", Measurement::bicubicPsnr))));
        Set<String> names = new LinkedHashSet<>();
        record.history().forEach(m -> names.addAll(m.more().keySet()));
        for (String name : names)
            charts.add(new Chart(name, List.of(curve(name, m -> m.more().get(name)))));
        return charts;
    }

    private Curve curve(String name, Function<Measurement, Double> value) {
        List<Measurement> history = record.history();
        return new Curve(
                name,
                history.stream().mapToDouble(Measurement::step).toArray(),
                history.stream()
                        .map(value)
                        .mapToDouble(v -> v == null ? Double.NaN : v)
                        .toArray());
    }

    private String pictures() throws IOException {
        if (pages.isEmpty()) return "";
        StringBuilder html = new StringBuilder("<h2>Held-out images: bicubic enlargement, result, truth</h2>\n");
        Set<Album.Page> shown = new LinkedHashSet<>(List.of(pages.get(0), pages.get(pages.size() - 1)));
        for (Album.Page page : shown)
            html.append("<p>step ")
                    .append(page.step())
                    .append("<br>")
                    .append(Html.image("image/png", "held-out images", Files.readAllBytes(page.file())))
                    .append("</p>\n");
        return html.toString();
    }
}
