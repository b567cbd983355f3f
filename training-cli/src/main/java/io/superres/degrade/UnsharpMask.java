package io.superres.degrade;

import io.superres.image.Plane;

/**
 * The sharpening of the truth in Real-ESRGAN and BSRGAN-plus (Wang et al. 2021): half of what a wide Gaussian takes away is
 * added, but only around differences of more than 10 levels of 255.
 */
final class UnsharpMask {
    /** Pixels after which what lies there hardly matters. */
    static final int REACH = 32;

    private static final double WEIGHT = 0.5;
    private static final double THRESHOLD = 10;
    private static final Kernel ROW = Kernel.row(51, 8);
    private static final Kernel COLUMN = ROW.transposed();

    private UnsharpMask() {}

    static Scene apply(Scene image) {
        return image.with(UnsharpMask::sharpened);
    }

    private static Plane sharpened(Plane image) {
        float[] v = image.pixels();
        float[] soft = blurred(image).pixels();
        Plane edges = Plane.empty(image.width(), image.height());
        for (int i = 0; i < v.length; i++) edges.pixels()[i] = Math.abs(v[i] - soft[i]) * 255 > THRESHOLD ? 1 : 0;
        float[] mask = blurred(edges).pixels();
        float[] out = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            double sharp = Math.max(0, Math.min(1, v[i] + WEIGHT * (v[i] - soft[i])));
            out[i] = (float) (mask[i] * sharp + (1 - mask[i]) * v[i]);
        }
        return new Plane(out, image.width(), image.height());
    }

    private static Plane blurred(Plane image) {
        return COLUMN.correlate(ROW.correlate(image));
    }
}
