package io.superres.quality;

import io.superres.image.Plane;
import java.util.List;

/** Brightness of colour images, ITU-R BT.601. */
public final class Luma {
    private Luma() {}

    /**
     * Y of the studio range, {@code 16 + (65.481 R + 128.553 G + 24.966 B) / 255}, for values 0..255, not rounded. A
     * grey image is its own Y.
     *
     * @param planes one plane, or red, green and blue
     */
    public static Plane studioRange(List<Plane> planes) {
        if (planes.size() == 1) return planes.get(0);
        return mix(planes, 65.481 / 255, 128.553 / 255, 24.966 / 255, 16);
    }

    /** Y with the same range as the colours. */
    public static Plane fullRange(List<Plane> planes) {
        if (planes.size() == 1) return planes.get(0);
        return mix(planes, 0.299, 0.587, 0.114, 0);
    }

    private static Plane mix(List<Plane> rgb, double r, double g, double b, double offset) {
        Plane first = rgb.get(0);
        Plane out = Plane.empty(first.width(), first.height());
        for (int i = 0; i < out.pixels().length; i++)
            out.pixels()[i] = (float) (offset
                    + r * first.pixels()[i]
                    + g * rgb.get(1).pixels()[i]
                    + b * rgb.get(2).pixels()[i]);
        return out;
    }
}
