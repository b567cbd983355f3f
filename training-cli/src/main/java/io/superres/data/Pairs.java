package io.superres.data;

import io.superres.degrade.Degradation;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import java.util.SplittableRandom;

/**
 * Makes pairs of HR and LR patches out of HR images, degrading each patch anew together with enough of what lies around
 * it.
 *
 * @param degradation how LR images are made
 * @param scale HR pixels per LR pixel
 */
public record Pairs(Degradation degradation, int scale) {

    /**
     * The pair at one place.
     *
     * @param image the whole HR image
     * @param x left edge in LR pixels
     * @param y upper edge in LR pixels
     * @param width extent in LR pixels; the part must lie inside the image
     * @param height extent in LR pixels
     */
    public Degraded at(Scene image, int x, int y, int width, int height, SplittableRandom random) {
        int margin = -Math.floorDiv(-degradation.reach(scale), scale);
        int x0 = Math.max(0, x - margin);
        int y0 = Math.max(0, y - margin);
        int x1 = Math.min(image.width() / scale, x + width + margin);
        int y1 = Math.min(image.height() / scale, y + height + margin);
        Scene around = image.crop(x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale);
        Degraded whole = degradation.apply(around, scale, random);
        return new Degraded(
                whole.hr().crop((x - x0) * scale, (y - y0) * scale, width * scale, height * scale),
                whole.lr().crop(x - x0, y - y0, width, height));
    }

    /**
     * The pair in the middle of an image.
     *
     * @param most largest LR extent
     * @param unit LR extents are multiples of it
     */
    public Degraded centre(Scene image, int most, int unit, SplittableRandom random) {
        int wide = image.width() / scale;
        int high = image.height() / scale;
        int width = Math.min(most, wide) / unit * unit;
        int height = Math.min(most, high) / unit * unit;
        return at(image, (wide - width) / 2, (high - height) / 2, width, height, random);
    }
}
