package io.superres.fiji.image;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A single convolution that makes four pixels of each: quick to run. */
final class SmallNetwork {
    private SmallNetwork() {}

    /** Writes {@code small.onnx}, for scale 2. */
    static Path write(Path folder) throws IOException {
        return write(folder.resolve("small.onnx"), false);
    }

    /** The same with a result that also depends on the mean of everything the network sees. */
    static Path writeGlobal(Path folder) throws IOException {
        return write(folder.resolve("global.onnx"), true);
    }

    private static Path write(Path file, boolean global) throws IOException {
        Random random = new Random(7);
        float[] kernels = new float[4 * 9];
        for (int i = 0; i < kernels.length; i++)
            kernels[i] = (i % 9 == 4 ? 0.8f : 0) + 0.1f * (float) random.nextGaussian();
        GraphBuilder g = new GraphBuilder("small");
        Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));
        Value four = g.conv(lr, g.parameter("kernels", Tensor.of(kernels, 4, 1, 3, 3)), null);
        if (global) four = g.sub(four, g.globalAveragePool(four));
        g.output(ValueInfo.image("sr", 1, "sh", "sw"), g.pixelShuffle(four, 2));
        OnnxFile.write(g.build(), file);
        return file;
    }
}
