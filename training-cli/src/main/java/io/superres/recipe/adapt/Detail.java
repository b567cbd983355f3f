package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.recipe.Rgb;
import io.superres.train.Frozen;

/**
 * Where an image has detail: the length of the three detail bands of its Haar wavelets, enlarged to its own extent and
 * divided by the largest one (LWay, Chen et al. 2024, second stage).
 */
record Detail(Frozen bands) {
    private static final float TINY = 1e-6f;

    /** From an image (batch, 3, y, x) of even extents to (batch, 1, y, x). */
    static Graph graph() {
        GraphBuilder g = new GraphBuilder("detail");
        Value image = g.input(ValueInfo.image("image", Rgb.BANDS, "h", "w"));
        float[][] bands = {{1, -1, 1, -1}, {1, 1, -1, -1}, {1, -1, -1, 1}};
        float[] kernels = new float[bands.length * Rgb.BANDS * 4];
        for (int i = 0; i < kernels.length; i++) kernels[i] = bands[i / (4 * Rgb.BANDS)][i % 4] / (2 * Rgb.BANDS);
        Value kernel = g.constant(Tensor.of(kernels, bands.length, Rgb.BANDS, 2, 2));
        Value found = g.conv(image, kernel, null, Sliding.of(2, 0), 1);
        Value length = g.sqrt(g.add(g.reduceSum(g.mul(found, found), 1), TINY * TINY));
        g.output(ValueInfo.image("detail", 1, "h", "w"), g.enlargeBilinear(length, 2));
        return g.build();
    }

    /** From 0 to 1 in each image; a constant. */
    NDArray of(NDArray image) {
        NDArray length = bands.forward(image).get(0);
        long images = length.getShape().get(0);
        NDArray most = length.reshape(images, -1).max(new int[] {1}, true);
        return length.div(most.add(TINY).reshape(images, 1, 1, 1)).stopGradient();
    }
}
