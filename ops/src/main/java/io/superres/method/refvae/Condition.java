package io.superres.method.refvae;

import io.superres.onnx.Tensor;
import io.superres.tile.Guide;
import io.superres.tile.Tile;
import java.nio.FloatBuffer;

/**
 * A coarse map that is stretched over a whole image by bilinear interpolation, so that all tiles see parts of the same.
 * Immutable.
 *
 * @param values (1, channel, grid, grid)
 * @param width of the LR image
 * @param height of the LR image
 */
public record Condition(Tensor values, int width, int height) implements Guide {
    @Override
    public int channels() {
        return Math.toIntExact(values.shape()[1]);
    }

    @Override
    public void fill(Tile window, FloatBuffer target) {
        int grid = Math.toIntExact(values.shape()[2]);
        float[] map = values.floats();
        int at = target.position();
        for (int c = 0; c < channels(); c++)
            for (int y = 0; y < window.height(); y++) {
                double row = place(window.y() + y, height, grid);
                int top = (int) row;
                int bottom = Math.min(grid - 1, top + 1);
                for (int x = 0; x < window.width(); x++) {
                    double column = place(window.x() + x, width, grid);
                    int left = (int) column;
                    int right = Math.min(grid - 1, left + 1);
                    double share = column - left;
                    double upper = mix(map, (c * grid + top) * grid, left, right, share);
                    double lower = mix(map, (c * grid + bottom) * grid, left, right, share);
                    target.put(at++, (float) (upper + (row - top) * (lower - upper)));
                }
            }
    }

    private static double mix(float[] map, int row, int left, int right, double share) {
        return map[row + left] + share * (map[row + right] - map[row + left]);
    }

    /** Where a pixel of the image lies in the map, which ends at the centres of its outer cells. */
    private static double place(int pixel, int extent, int grid) {
        return Math.max(0, Math.min(grid - 1, (pixel + 0.5) * grid / extent - 0.5));
    }

    /** The mean of each channel. */
    public static float[] means(Tensor values) {
        int channels = Math.toIntExact(values.shape()[1]);
        int cells = values.size() / channels;
        float[] means = new float[channels];
        for (int i = 0; i < values.size(); i++) means[i / cells] += values.floats()[i] / cells;
        return means;
    }
}
