package io.superres.train.report;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves over training steps. The vertical axis is logarithmic if all values are positive and span more than a factor of
 * 30. Values that are not finite leave a gap.
 *
 * @param title what is drawn
 * @param curves one or more
 */
record Chart(String title, List<Curve> curves) {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 250;
    private static final double WIDE = 30;
    private static final Color[] COLOURS = {
        new Color(0x1f5fbf), new Color(0xd0661a), new Color(0x2a8a4a), new Color(0x8a3fa0), Color.GRAY
    };

    /**
     * @param name for the legend
     * @param steps rising
     * @param values one for each step
     */
    record Curve(String name, double[] steps, double[] values) {}

    /** The chart as an SVG document. */
    byte[] svg() throws IOException {
        XYChart chart =
                new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        chart.getStyler()
                .setLegendVisible(curves.size() > 1)
                .setLegendPosition(LegendPosition.InsideSE)
                .setLegendBorderColor(Color.WHITE)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
        chart.getStyler().setPlotGridLinesColor(new Color(0xdddddd)).setYAxisLogarithmic(isWide());
        for (int c = 0; c < curves.size(); c++) {
            Curve curve = curves.get(c);
            double[] values = Arrays.stream(curve.values)
                    .map(v -> Double.isFinite(v) ? v : Double.NaN)
                    .toArray();
            if (Arrays.stream(values).allMatch(Double::isNaN)) continue;
            XYSeries series = chart.addSeries(curve.name, curve.steps, values);
            series.setMarker(values.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
            series.setLineColor(COLOURS[c % COLOURS.length]);
        }
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
        return svg.toByteArray();
    }

    private boolean isWide() {
        double[] finite = curves.stream()
                .flatMapToDouble(curve -> DoubleStream.of(curve.values))
                .filter(Double::isFinite)
                .toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        return low > 0 && Arrays.stream(finite).max().orElse(0) > WIDE * low;
    }
}
