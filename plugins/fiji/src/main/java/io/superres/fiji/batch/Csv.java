package io.superres.fiji.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as text, as RFC 4180 has them: commas, quotes where needed, lines that end in CR LF. */
final class Csv {
    private Csv() {}

    static String line(List<String> fields) {
        return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String field) {
        return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    /** The rows of a table; lines may also end in LF alone, and the last one need not end. */
    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inQuotes && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == ',' && !inQuotes) {
                row.add(take(field));
            } else if (c == '\n' && !inQuotes) {
                row.add(take(field));
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r' || inQuotes) {
                field.append(c);
            }
        }
        if (field.length() > 0 || !row.isEmpty()) {
            row.add(take(field));
            rows.add(row);
        }
        return rows;
    }

    private static String take(StringBuilder field) {
        String text = field.toString();
        field.setLength(0);
        return text;
    }
}
