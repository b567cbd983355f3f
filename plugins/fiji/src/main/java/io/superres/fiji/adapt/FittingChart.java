package io.superres.fiji.adapt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What held-out images say while a model is being fitted, as a window that grows; nothing without a display. */
public final class FittingChart implements AutoCloseable {
    private static final String[] MEASURES = {"LR reconstruction, hidden pixels", "alignment with natural images (FAR)"
    };
    private static final Color[] COLOURS = {Color.BLUE, Color.RED};

    private final String title;
    private PlotWindow window;

    /** @param title of the window */
    public FittingChart(String title) {
        this.title = title;
    }

    /** @param record the run's {@code training.json} */
    public void show(Path record) {
        if (GraphicsEnvironment.isHeadless()) return;
        Plot plot;
        try {
            plot = plot(new ObjectMapper().readTree(record.toFile()).path("history"));
        } catch (IOException e) {
            return; // The chart is a courtesy: the next measurement brings it.
        }
        if (window == null) window = plot.show();
        else window.drawPlot(plot);
    }

    /** Each measure relative to the first one. */
    Plot plot(JsonNode history) {
        Plot plot = new Plot(title, "step", "held-out images, first measurement = 1");
        for (int m = 0; m < MEASURES.length; m++) {
            List<double[]> points = new ArrayList<>();
            for (JsonNode measurement : history) {
                double value = measurement.path("more").path(MEASURES[m]).asDouble(Double.NaN);
                if (Double.isFinite(value))
                    points.add(new double[] {measurement.path("step").asDouble(), value});
            }
            if (points.isEmpty()) continue;
            double first = points.get(0)[1];
            plot.setColor(COLOURS[m]);
            plot.add(
                    "connected circles",
                    points.stream().mapToDouble(p -> p[0]).toArray(),
                    points.stream().mapToDouble(p -> p[1] / first).toArray());
        }
        plot.setColor(Color.BLACK);
        plot.addLegend(String.join("\n", MEASURES));
        plot.setLimitsToFit(true);
        return plot;
    }

    @Override
    public void close() {
        if (window != null) window.close();
    }
}
