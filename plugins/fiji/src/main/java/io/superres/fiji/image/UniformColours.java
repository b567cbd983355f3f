package io.superres.fiji.image;

import ij.ImagePlus;
import ij.process.LUT;

/**
 * Colours for maps of numbers: from dark blue over green to light yellow, with a lightness (CIELAB, D65) that grows in
 * equal steps, so that equal differences of numbers look equally large, in grey as well.
 */
public final class UniformColours {
    private static final int SIZE = 256;
    private static final double DARKEST = 12;
    private static final double LIGHTEST = 92;
    private static final double FIRST_HUE = 290;
    private static final double LAST_HUE = 100;
    private static final double CHROMA = 58;
    private static final double FINEST = 0.25;

    private UniformColours() {}

    /**
     * Shows a map in these colours, from 0 to its largest value, with a bar that tells the numbers; maps of colour images
     * stay as they are.
     */
    public static void show(ImagePlus map) {
        if (map.getBitDepth() == 24 || map.getNChannels() > 1) return;
        double most = 0;
        for (int i = 1; i <= map.getStackSize(); i++)
            most = Math.max(most, map.getStack().getProcessor(i).getStatistics().max);
        map.setLut(lut());
        map.setDisplayRange(0, most);
        ColourBar.over(map, lut(), 0, most);
    }

    static LUT lut() {
        byte[] red = new byte[SIZE];
        byte[] green = new byte[SIZE];
        byte[] blue = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double share = i / (SIZE - 1.0);
            double[] rgb = colour(
                    DARKEST + share * (LIGHTEST - DARKEST), Math.toRadians(FIRST_HUE + share * (LAST_HUE - FIRST_HUE)));
            red[i] = (byte) Math.round(255 * rgb[0]);
            green[i] = (byte) Math.round(255 * rgb[1]);
            blue[i] = (byte) Math.round(255 * rgb[2]);
        }
        return new LUT(red, green, blue);
    }

    /** The most colourful one of this lightness and hue, up to {@link #CHROMA}, that screens can show. */
    private static double[] colour(double lightness, double hue) {
        for (double chroma = CHROMA; chroma > 0; chroma -= FINEST) {
            double[] rgb = rgb(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
            if (isShown(rgb)) return rgb;
        }
        return rgb(lightness, 0, 0);
    }

    private static boolean isShown(double[] rgb) {
        for (double value : rgb) if (!(value >= 0 && value <= 1)) return false;
        return true;
    }

    /** From CIELAB to sRGB (IEC 61966-2-1), 0 to 1; outside of that if screens cannot show it. */
    private static double[] rgb(double lightness, double a, double b) {
        double fy = (lightness + 16) / 116;
        double x = 0.95047 * inverse(fy + a / 500);
        double y = inverse(fy);
        double z = 1.08883 * inverse(fy - b / 200);
        return new double[] {
            gamma(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            gamma(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            gamma(0.0556434 * x - 0.2040259 * y + 1.0572252 * z)
        };
    }

    private static double inverse(double f) {
        return f > 6.0 / 29 ? f * f * f : 3 * 36.0 / 841 * (f - 4.0 / 29);
    }

    private static double gamma(double linear) {
        if (linear < 0) return linear;
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
