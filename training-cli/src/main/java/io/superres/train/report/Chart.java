package io.superres.train.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Curves over training steps, as SVG. The vertical axis is logarithmic if all values are positive and span more than a
 * factor of 30. Values that are not finite leave a gap.
 *
 * @param title what is drawn
 * @param curves one or more
 */
record Chart(String title, List<Curve> curves) {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 240;
    private static final int LEFT = 62;
    private static final int TOP = 28;
    private static final int RIGHT = 12;
    private static final int BOTTOM = 30;
    private static final int TICKS = 5;
    private static final String[] COLOURS = {"#1f5fbf", "#d0661a", "#2a8a4a", "#8a3fa0", "#777777"};

    /**
     * @param name for the legend
     * @param steps rising
     * @param values one for each step
     */
    record Curve(String name, double[] steps, double[] values) {}

    String svg() {
        Axis across = Axis.of(curves.stream().map(Curve::steps).toList(), false);
        Axis up = Axis.of(curves.stream().map(Curve::values).toList(), true);
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">"
                        + "<text x=\"%d\" y=\"16\" class=\"title\">%s</text>",
                WIDTH, HEIGHT, LEFT, Html.escape(title)));
        for (int i = 0; i < TICKS; i++) {
            double share = i / (TICKS - 1.0);
            double y = y(share);
            double x = x(share);
            svg.append(format(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" class=\"grid\"/>", LEFT, WIDTH - RIGHT, y, y));
            svg.append(format(
                    "<text x=\"%d\" y=\"%.1f\" class=\"left\">%s</text>", LEFT - 5, y + 4, number(up.value(share))));
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%d\" class=\"below\">%s</text>",
                    x, HEIGHT - BOTTOM + 16, number(across.value(share))));
        }
        for (int c = 0; c < curves.size(); c++) draw(curves.get(c), c, across, up, svg);
        return svg.append("</svg>").toString();
    }

    private void draw(Curve curve, int index, Axis across, Axis up, StringBuilder svg) {
        String colour = COLOURS[index % COLOURS.length];
        List<String> points = new ArrayList<>();
        for (int i = 0; i <= curve.values.length; i++) {
            if (i < curve.values.length && Double.isFinite(curve.values[i])) {
                double x = x(across.share(curve.steps[i]));
                double y = y(up.share(curve.values[i]));
                points.add(format("%.1f,%.1f", x, y));
                if (curve.values.length == 1)
                    svg.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour));
            } else if (!points.isEmpty()) {
                svg.append(format(
                        "<polyline points=\"%s\" stroke=\"%s\" fill=\"none\"/>", String.join(" ", points), colour));
                points.clear();
            }
        }
        if (curves.size() > 1)
            svg.append(format(
                    "<text x=\"%d\" y=\"%d\" class=\"legend\" style=\"fill:%s\">%s</text>",
                    WIDTH - RIGHT - 4, TOP + 14 + 14 * index, colour, Html.escape(curve.name)));
    }

    private static double x(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) return plain(value / 1e6) + "M";
        if (size >= 1e4) return plain(value / 1e3) + "k";
        return size < 1e-12 ? "0" : size < 1e-3 ? format("%.1e", value) : plain(value);
    }

    /** Four digits, without zeros at the end. */
    private static String plain(double value) {
        return new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
