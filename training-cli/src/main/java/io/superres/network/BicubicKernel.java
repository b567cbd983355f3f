package io.superres.network;

import io.superres.image.BicubicResize;
import io.superres.onnx.Tensor;

/** Bicubic enlargement by a whole factor, written as one 5x5 convolution per output phase. */
final class BicubicKernel {
    private static final int SIZE = 5;

    private BicubicKernel() {}

    /**
     * A kernel of shape {@code (scale * scale, 1, 5, 5)}; filter {@code py * scale + px} makes the pixel at phase (py,
     * px) of each enlarged pixel. Cubic convolution with a = -0.5 (Keys 1981), pixel centres aligned.
     */
    static Tensor phases(int scale) {
        double[][] taps = new double[scale][];
        for (int phase = 0; phase < scale; phase++) taps[phase] = taps((phase + 0.5) / scale - 0.5);
        float[] kernel = new float[scale * scale * SIZE * SIZE];
        int i = 0;
        for (int py = 0; py < scale; py++)
            for (int px = 0; px < scale; px++)
                for (int ky = 0; ky < SIZE; ky++)
                    for (int kx = 0; kx < SIZE; kx++) kernel[i++] = (float) (taps[py][ky] * taps[px][kx]);
        return Tensor.of(kernel, (long) scale * scale, 1, SIZE, SIZE);
    }

    /** Weights of the five pixels around position {@code shift}, which lies within half a pixel of the middle one. */
    private static double[] taps(double shift) {
        double[] taps = new double[SIZE];
        for (int k = 0; k < SIZE; k++) taps[k] = BicubicResize.keys(k - SIZE / 2 - shift);
        return taps;
    }
}
