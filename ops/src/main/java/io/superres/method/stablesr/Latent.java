package io.superres.method.stablesr;

import io.superres.onnx.Tensor;
import io.superres.tile.Guide;
import io.superres.tile.Tile;
import java.nio.FloatBuffer;

/**
 * A latent of one part of a plane.
 *
 * @param values channels, rows, columns
 * @param channels their number
 */
public record Latent(float[] values, int channels, int width, int height) {
    static Latent empty(int channels, int width, int height) {
        return new Latent(new float[channels * width * height], channels, width, height);
    }

    /** A rectangle of it, (1, channel, y, x). */
    Tensor part(int x, int y, int w, int h) {
        float[] part = new float[channels * w * h];
        for (int c = 0; c < channels; c++)
            for (int row = 0; row < h; row++)
                System.arraycopy(values, (c * height + y + row) * width + x, part, (c * h + row) * w, w);
        return Tensor.of(part, 1, channels, h, w);
    }

    /**
     * It in the place of an image's channels.
     *
     * @param ratio LR pixels for which each of its pixels stands, along each axis
     */
    Guide guide(int ratio) {
        return new Guide() {
            @Override
            public int channels() {
                return channels;
            }

            @Override
            public void fill(Tile window, FloatBuffer target) {
                int at = target.position();
                for (int c = 0; c < channels; c++)
                    for (int y = 0; y < window.height(); y++)
                        for (int x = 0; x < window.width(); x++)
                            target.put(at++, at(c, (window.y() + y) / ratio, (window.x() + x) / ratio));
            }
        };
    }

    /** Beyond the border are the pixels on it. */
    private float at(int c, int y, int x) {
        int row = Math.max(0, Math.min(height - 1, y));
        int column = Math.max(0, Math.min(width - 1, x));
        return values[(c * height + row) * width + column];
    }
}
