package io.superres.fiji.image;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ByteProcessor;
import ij.process.LUT;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;

/** Tells the numbers behind the colours of a map, by a bar over its upper right corner. */
final class ColourBar {
    private static final String NAME = "colour bar";
    private static final int LEAST_EXTENT = 96;
    private static final int STEPS = 256;
    private static final int TICKS = 3;

    private ColourBar() {}

    /** Puts the bar into the map's overlay; maps that are too small for one stay as they are. */
    static void over(ImagePlus map, LUT colours, double low, double high) {
        int extent = Math.min(map.getWidth(), map.getHeight());
        if (extent < LEAST_EXTENT) return;
        int letter = Math.max(9, extent / 30);
        int margin = letter / 2;
        int height = Math.max(4 * letter, extent / 3);
        int wide = letter;
        int text = 5 * letter;
        int left = map.getWidth() - margin - wide - text;
        Overlay overlay = map.getOverlay() == null ? new Overlay() : map.getOverlay();
        Roi ground = new Roi(left - margin, 0, map.getWidth() - left + margin, height + 3 * margin);
        ground.setFillColor(new Color(0, 0, 0, 160));
        add(overlay, ground);
        add(overlay, new ImageRoi(left, margin + margin / 2, ramp(colours).resize(wide, height)));
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, letter);
        for (int i = 0; i < TICKS; i++) {
            double share = i / (TICKS - 1.0);
            TextRoi number = new TextRoi(
                    left + wide + margin,
                    margin / 2.0 + (1 - share) * (height - letter / 2.0),
                    number(low + share * (high - low)),
                    font);
            number.setStrokeColor(Color.WHITE);
            add(overlay, number);
        }
        map.setOverlay(overlay);
    }

    private static void add(Overlay overlay, Roi roi) {
        roi.setName(NAME);
        overlay.add(roi);
    }

    /** From the largest number at the top to the smallest one. */
    private static ByteProcessor ramp(LUT colours) {
        ByteProcessor ramp = new ByteProcessor(1, STEPS);
        for (int y = 0; y < STEPS; y++) ramp.set(0, y, STEPS - 1 - y);
        ramp.setLut(colours);
        return ramp;
    }

    private static String number(double value) {
        if (value == 0) return "0";
        return String.format(Locale.ROOT, Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5 ? "%.1e" : "%.3g", value);
    }
}
