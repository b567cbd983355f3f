package io.superres.method.stablesr;

import io.superres.Progress;
import io.superres.onnx.Tensor;
import io.superres.tile.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * The noise in a latent of any size, estimated in overlapping parts of the size that the network was trained with and put
 * together with weights that are largest in their middles (Wang et al. 2024, section 3.4, equation 7). Neither the order
 * of the parts nor the number of threads makes a difference.
 */
final class Aggregation {
    private final List<Part> parts = new ArrayList<>();
    private final float[] sums;
    private final int width;
    private final int height;
    private final int threads;

    /** A part and how much each of its places counts. */
    private record Part(int x, int y, int width, int height) {
        double weight(int atX, int atY, double[] columns, double[] rows) {
            return columns[atX] * rows[atY];
        }
    }

    /** Estimates the noise in one part. */
    interface Estimate {
        /** @return channels, rows, columns */
        float[] noise(Tensor noisy, Tensor lr);
    }

    Aggregation(LatentTiles tiles, int width, int height, int threads) {
        this.width = width;
        this.height = height;
        this.threads = threads;
        int w = Math.min(tiles.extent(), width);
        int h = Math.min(tiles.extent(), height);
        for (int y : tiles.starts(height)) for (int x : tiles.starts(width)) parts.add(new Part(x, y, w, h));
        double[] total = new double[width * height];
        for (Part part : parts) {
            double[] columns = LatentTiles.weights(part.width());
            double[] rows = LatentTiles.weights(part.height());
            for (int y = 0; y < h; y++)
                for (int x = 0; x < w; x++)
                    total[(part.y() + y) * width + part.x() + x] += part.weight(x, y, columns, rows);
        }
        sums = new float[total.length];
        for (int i = 0; i < sums.length; i++) sums[i] = (float) total[i];
    }

    /** @param progress asked before each part whether to stop */
    float[] noise(Latent noisy, Latent lr, Estimate estimate, Progress progress) {
        float[][] found = new float[parts.size()][];
        Workers.each(
                threads,
                parts.size(),
                () -> n -> {
                    Part p = parts.get(n);
                    found[n] = estimate.noise(
                            noisy.part(p.x(), p.y(), p.width(), p.height()),
                            lr.part(p.x(), p.y(), p.width(), p.height()));
                },
                progress);
        if (parts.size() == 1) return found[0];
        return blended(found, noisy.channels());
    }

    private float[] blended(float[][] found, int channels) {
        double[] blended = new double[channels * width * height];
        for (int n = 0; n < found.length; n++) {
            Part part = parts.get(n);
            double[] columns = LatentTiles.weights(part.width());
            double[] rows = LatentTiles.weights(part.height());
            for (int c = 0, i = 0; c < channels; c++)
                for (int y = 0; y < part.height(); y++)
                    for (int x = 0; x < part.width(); x++, i++)
                        blended[(c * height + part.y() + y) * width + part.x() + x] +=
                                part.weight(x, y, columns, rows) * found[n][i];
        }
        float[] values = new float[blended.length];
        for (int i = 0; i < values.length; i++) values[i] = (float) (blended[i] / sums[i % sums.length]);
        return values;
    }
}
