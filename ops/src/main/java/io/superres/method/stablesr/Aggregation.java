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
    private final double[] columns;
    private final double[] rows;
    private final float[] sums;
    private final int width;
    private final int height;
    private final int threads;

    /** Where a part begins; all are of one size. */
    private record Part(int x, int y) {}

    /** Estimates the noise in one part. */
    interface Estimate {
        /** @return channels, rows, columns */
        float[] noise(Tensor noisy, Tensor lr);
    }

    Aggregation(LatentTiles tiles, int width, int height, int threads) {
        this.width = width;
        this.height = height;
        this.threads = threads;
        columns = LatentTiles.weights(Math.min(tiles.extent(), width));
        rows = LatentTiles.weights(Math.min(tiles.extent(), height));
        for (int y : tiles.starts(height)) for (int x : tiles.starts(width)) parts.add(new Part(x, y));
        double[] total = new double[width * height];
        for (Part part : parts)
            for (int y = 0; y < rows.length; y++)
                for (int x = 0; x < columns.length; x++)
                    total[(part.y() + y) * width + part.x() + x] += columns[x] * rows[y];
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
                            noisy.part(p.x(), p.y(), columns.length, rows.length),
                            lr.part(p.x(), p.y(), columns.length, rows.length));
                },
                progress);
        if (parts.size() == 1) return found[0];
        return blended(found, noisy.channels());
    }

    private float[] blended(float[][] found, int channels) {
        double[] blended = new double[channels * width * height];
        for (int n = 0; n < found.length; n++) {
            Part part = parts.get(n);
            for (int c = 0, i = 0; c < channels; c++)
                for (int y = 0; y < rows.length; y++)
                    for (int x = 0; x < columns.length; x++, i++)
                        blended[(c * height + part.y() + y) * width + part.x() + x] +=
                                columns[x] * rows[y] * found[n][i];
        }
        float[] values = new float[blended.length];
        for (int i = 0; i < values.length; i++) values[i] = (float) (blended[i] / sums[i % sums.length]);
        return values;
    }
}
