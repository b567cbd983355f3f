package io.superres.image;

import java.util.Arrays;

/**
 * One grey image in memory, row by row. The unit of its values is whatever its maker says.
 *
 * @param pixels {@code width * height} values, row-major; not copied
 */
public record Plane(float[] pixels, int width, int height) {
    public Plane {
        if (width < 0 || height < 0 || pixels.length != (long) width * height)
            throw new IllegalArgumentException(pixels.length + " pixels are not " + width + " x " + height);
    }

    public static Plane empty(int width, int height) {
        return new Plane(new float[Math.multiplyExact(width, height)], width, height);
    }

    public float get(int x, int y) {
        return pixels[y * width + x];
    }

    /** The part of this image that begins at (x, y). */
    public Plane crop(int x, int y, int cropWidth, int cropHeight) {
        float[] part = new float[cropWidth * cropHeight];
        for (int row = 0; row < cropHeight; row++)
            System.arraycopy(pixels, (y + row) * width + x, part, row * cropWidth, cropWidth);
        return new Plane(part, cropWidth, cropHeight);
    }

    /** The largest top left part both of whose extents are multiples of {@code n}. */
    public Plane cropToMultiple(int n) {
        return crop(0, 0, width - width % n, height - height % n);
    }

    /** The values below which the given shares of all pixels lie; the shares are from 0 to 1. */
    public float[] quantiles(double... shares) {
        float[] sorted = pixels.clone();
        Arrays.sort(sorted);
        float[] values = new float[shares.length];
        for (int i = 0; i < shares.length; i++) values[i] = sorted[(int) (shares[i] * (sorted.length - 1))];
        return values;
    }

    /** Rows and columns exchanged. */
    public Plane transposed() {
        Plane out = empty(height, width);
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) out.pixels[x * height + y] = get(x, y);
        return out;
    }

    /**
     * Symmetric reflection, which repeats the edge pixel.
     *
     * @param index a position along an axis, inside or outside of the image
     * @param size the image's extent along it
     * @return the position inside {@code 0 .. size - 1} whose pixel stands there
     */
    public static int reflect(int index, int size) {
        int folded = Math.floorMod(index, 2 * size);
        return folded < size ? folded : 2 * size - 1 - folded;
    }

    /** Every value through {@code v * gain + offset}. */
    public Plane linear(double gain, double offset) {
        float[] mapped = new float[pixels.length];
        for (int i = 0; i < mapped.length; i++) mapped[i] = (float) (pixels[i] * gain + offset);
        return new Plane(mapped, width, height);
    }

    /** Every value rounded to the nearest whole number (halves to even) and clamped to 0..255. */
    public Plane toEightBit() {
        float[] rounded = new float[pixels.length];
        for (int i = 0; i < rounded.length; i++) rounded[i] = (float) Math.max(0, Math.min(255, Math.rint(pixels[i])));
        return new Plane(rounded, width, height);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Plane p && width == p.width && height == p.height && Arrays.equals(pixels, p.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "Plane " + width + " x " + height;
    }
}
