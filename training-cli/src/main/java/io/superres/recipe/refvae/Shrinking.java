package io.superres.recipe.refvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;

/** MATLAB's bicubic reduction of squares of a known extent, with derivatives. */
final class Shrinking {
    private final NDArray weights;
    private final NDArray transposed;

    /** @param manager owner of the weights */
    Shrinking(int extent, int factor, NDManager manager) {
        int small = extent / factor;
        float[] rows = new float[small * extent];
        for (int i = 0; i < extent; i++) {
            Plane impulse = Plane.empty(extent, factor);
            for (int y = 0; y < factor; y++) impulse.pixels()[y * extent + i] = 1;
            float[] seen = BicubicResize.shrink(impulse, factor, Rounding.NONE).pixels();
            for (int j = 0; j < small; j++) rows[j * extent + i] = seen[j];
        }
        weights = manager.create(rows, new Shape(small, extent));
        transposed = weights.transpose();
    }

    /** @param image (batch, band, y, x) */
    NDArray of(NDArray image) {
        return weights.matMul(image).matMul(transposed);
    }
}
