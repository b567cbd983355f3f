package io.superres.degrade;

import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.quality.Luma;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An image as degradations see it.
 *
 * @param planes one grey plane, or red, green and blue; all of one size; black is 0, white is 1
 * @param eightBit whether the image belongs in an 8-bit file, so that what is made from it is rounded to multiples of
 *     1/255 and clamped to 0..1
 */
public record Scene(List<Plane> planes, boolean eightBit) {
    private static final double SNAP = 1e-3;

    /** @throws IllegalArgumentException if there are not one or three planes, or their sizes differ */
    public Scene {
        planes = List.copyOf(planes);
        if (planes.size() != 1 && planes.size() != 3)
            throw new IllegalArgumentException("a scene has one or three planes, not " + planes.size());
        for (Plane plane : planes)
            if (plane.width() != planes.get(0).width()
                    || plane.height() != planes.get(0).height())
                throw new IllegalArgumentException("the planes of a scene differ in size");
    }

    public static Scene grey(Plane plane, boolean eightBit) {
        return new Scene(List.of(plane), eightBit);
    }

    /**
     * The scene of an image in pixel values.
     *
     * @param pixels one grey plane, or red, green and blue
     * @param range what becomes 0 and 1
     */
    public static Scene of(List<Plane> pixels, IntensityRange range, boolean eightBit) {
        double gain = 1 / (range.high() - range.low());
        return new Scene(pixels, eightBit).with(plane -> plane.linear(gain, -range.low() * gain));
    }

    /** The pixel values again; whole numbers come out whole if the image is an 8-bit one. */
    public List<Plane> pixels(IntensityRange range) {
        return planes.stream()
                .map(plane -> plane.linear(range.high() - range.low(), range.low()))
                .map(plane -> eightBit ? snapped(plane) : plane)
                .toList();
    }

    public int width() {
        return planes.get(0).width();
    }

    public int height() {
        return planes.get(0).height();
    }

    public boolean isColour() {
        return planes.size() == 3;
    }

    public Scene crop(int x, int y, int width, int height) {
        return with(plane -> plane.crop(x, y, width, height));
    }

    /** The largest top left part both of whose extents are multiples of {@code n}. */
    public Scene cropToMultiple(int n) {
        return with(plane -> plane.cropToMultiple(n));
    }

    /** One plane of it. */
    public Scene channel(int index) {
        return grey(planes.get(index), eightBit);
    }

    /** The grey image that stands for it: itself, or the luma of a colour image. */
    public Scene luma() {
        return isColour() ? grey(Luma.fullRange(planes), eightBit) : this;
    }

    /** Every plane through a function. */
    public Scene with(UnaryOperator<Plane> operator) {
        return new Scene(planes.stream().map(operator).toList(), eightBit);
    }

    /** Every value limited to 0..1. */
    public Scene clamped() {
        return with(plane -> {
            float[] values = new float[plane.pixels().length];
            for (int i = 0; i < values.length; i++) values[i] = Math.max(0, Math.min(1, plane.pixels()[i]));
            return new Plane(values, plane.width(), plane.height());
        });
    }

    /** Every value rounded to a multiple of 1/255 and limited to 0..1, whatever file the image belongs in. */
    Scene rounded() {
        return with(plane -> toLevels(plane).toEightBit().linear(1 / 255.0, 0));
    }

    /** The same image as a file would hold it: rounded and clamped if it is an 8-bit one. */
    public Scene stored() {
        return eightBit ? rounded() : this;
    }

    /** A plane in units of 0..255. Whole numbers come out whole, whatever dividing by 255 had cost them. */
    static Plane toLevels(Plane plane) {
        return snapped(plane.linear(255, 0));
    }

    private static Plane snapped(Plane plane) {
        float[] v = plane.pixels();
        for (int i = 0; i < v.length; i++) {
            float whole = (float) Math.rint(v[i]);
            if (Math.abs(v[i] - whole) < SNAP) v[i] = whole;
        }
        return plane;
    }
}
