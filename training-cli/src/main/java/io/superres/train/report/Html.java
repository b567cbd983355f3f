package io.superres.train.report;

import java.util.Base64;
import java.util.Map;

/** Bits of a web page. */
final class Html {
    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A picture that is part of the page. */
    static String image(String type, String description, byte[] content) {
        return "<img alt=\"" + escape(description) + "\" src=\"data:" + type + ";base64,"
                + Base64.getEncoder().encodeToString(content) + "\">\n";
    }

    /** A table of two columns. */
    static String table(Map<String, ?> rows) {
        StringBuilder table = new StringBuilder("<table>");
        rows.forEach((key, value) -> table.append("<tr><th>")
                .append(escape(key))
                .append("</th><td>")
                .append(escape(String.valueOf(value)))
                .append("</td></tr>\n"));
        return table.append("</table>").toString();
    }
}
