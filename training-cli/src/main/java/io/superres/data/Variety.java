package io.superres.data;

import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import java.util.SplittableRandom;

/**
 * How far images are changed before patches are cut from them.
 *
 * @param smallest images are reduced by a random factor between this and 1, which makes soft ones sharper
 * @param greyShare share of colour images that are shown as their luma
 */
public record Variety(double smallest, double greyShare) {
    /** Images as they are. */
    public static final Variety NONE = new Variety(1, 0);

    /**
     * A random part of a reduced image.
     *
     * @param extent both sides of the part are at least this long; the image is reduced less where it is too small
     */
    Scene of(Scene image, int extent, SplittableRandom random) {
        Scene scene = image.isColour() && random.nextDouble() < greyShare ? image.luma() : image;
        if (smallest == 1) return scene;
        int shorter = Math.min(scene.width(), scene.height());
        double factor = Math.max(smallest + (1 - smallest) * random.nextDouble(), (double) extent / shorter);
        int side = (int) Math.min(shorter, Math.round(extent / factor));
        Scene part = scene.crop(
                random.nextInt(scene.width() - side + 1), random.nextInt(scene.height() - side + 1), side, side);
        return side == extent ? part : part.with(plane -> BicubicResize.to(plane, extent, extent));
    }
}
