package io.superres.onnx;

/**
 * How a window slides over an image.
 *
 * @param stride pixels from one position to the next, along both axes
 * @param dilation pixels from one tap to the next, along both axes
 * @param top zeros added above; likewise for the other sides
 */
public record Sliding(int stride, int dilation, int top, int left, int bottom, int right) {
    public Sliding {
        if (stride < 1 || dilation < 1 || Math.min(Math.min(top, left), Math.min(bottom, right)) < 0)
            throw new IllegalArgumentException("a window cannot slide with stride " + stride + ", dilation " + dilation
                    + " and pads " + top + ", " + left + ", " + bottom + ", " + right);
    }

    /** The same number of zeros on every side. */
    public static Sliding of(int stride, int pad) {
        return new Sliding(stride, 1, pad, pad, pad, pad);
    }

    /** Stride 1, taps {@code dilation} apart, as many zeros as keep the extent for an odd kernel. */
    public static Sliding dilated(int dilation, int kernel) {
        int pad = dilation * (kernel / 2);
        return new Sliding(1, dilation, pad, pad, pad, pad);
    }

    /** Number of positions along y; -1 if the extent is not known. */
    long rows(long extent, long kernel) {
        return positions(extent, kernel, (long) top + bottom);
    }

    /** Number of positions along x; -1 if the extent is not known. */
    long columns(long extent, long kernel) {
        return positions(extent, kernel, (long) left + right);
    }

    private long positions(long extent, long kernel, long pads) {
        return extent < 0 ? -1 : (extent + pads - dilation * (kernel - 1) - 1) / stride + 1;
    }

    Attribute pads() {
        return Attribute.ints(top, left, bottom, right);
    }

    Attribute strides() {
        return Attribute.ints(stride, stride);
    }

    Attribute dilations() {
        return Attribute.ints(dilation, dilation);
    }
}
