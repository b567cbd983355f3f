package io.superres.method.e2ent2;

import io.superres.image.Plane;
import io.superres.tile.Guide;
import io.superres.tile.Tile;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What the decoder is given besides the image: its features, and behind them the textures that were found for it. At
 * every pixel, the textures of all patches it lies in are averaged; beyond the image, which is mirrored there, they are
 * mirrored too.
 *
 * @param found textures for all of the image that windows reach
 */
record TextureGuide(ReferenceSearch.Found found, Encoder encoder) implements Guide {
    /** Pixels that are written at once. */
    private static final int GROUP = 16;

    @Override
    public int channels() {
        return encoder.channels() + Textures.channels(encoder.channels());
    }

    @Override
    public void fill(Tile window, FloatBuffer values) {
        int area = window.width() * window.height();
        float[] features = encoder.planar(found.image(), window);
        values.put(values.position(), features, 0, features.length);
        FloatBuffer textures =
                values.slice(values.position() + features.length, area * Textures.channels(encoder.channels()));
        Filling filling = new Filling(window, textures);
        for (int y = 0; y < window.height(); y++)
            for (int x = 0; x < window.width(); x += GROUP) filling.put(x, y, Math.min(GROUP, window.width() - x));
    }

    /** One window while it is filled. */
    private final class Filling {
        private final Tile window;
        private final FloatBuffer values;
        private final Matches matches = found.matches();
        private final int depth = Textures.channels(encoder.channels());
        private final int[][] mirrored = new int[4][];
        private final float[][] group = new float[GROUP][depth];
        private final float[] line = new float[GROUP];
        private final float[] sum = new float[depth];

        Filling(Tile window, FloatBuffer values) {
            this.window = window;
            this.values = values;
        }

        /** Some neighbouring pixels of a row. */
        void put(int x, int y, int count) {
            for (int i = 0; i < count; i++) look(window.x() + x + i, window.y() + y, group[i]);
            int area = window.width() * window.height();
            int at = y * window.width() + x;
            for (int k = 0; k < depth; k++) {
                for (int i = 0; i < count; i++) line[i] = group[i][k];
                values.put(k * area + at, line, 0, count);
            }
        }

        private void look(int x, int y, float[] into) {
            int width = matches.patchColumns() + 2;
            int height = matches.patchRows() + 2;
            int inX = Plane.reflect(x, width);
            int inY = Plane.reflect(y, height);
            boolean turnedX = Math.floorMod(x, 2 * width) >= width;
            boolean turnedY = Math.floorMod(y, 2 * height) >= height;
            average(inX, inY, turnedX || turnedY ? sum : into);
            if (turnedX || turnedY) {
                int[] from = mirrored(turnedX, turnedY);
                for (int k = 0; k < depth; k++) into[k] = sum[from[k]];
            }
        }

        private int[] mirrored(boolean x, boolean y) {
            int which = (x ? 1 : 0) + (y ? 2 : 0);
            if (mirrored[which] == null) mirrored[which] = Textures.mirrored(encoder.channels(), y, x);
            return mirrored[which];
        }

        /** The mean over all patches that a pixel of the image lies in. */
        private void average(int x, int y, float[] into) {
            Arrays.fill(into, 0);
            int count = 0;
            for (int py = Math.max(0, y - 2); py <= Math.min(y, matches.patchRows() - 1); py++)
                for (int px = Math.max(0, x - 2); px <= Math.min(x, matches.patchColumns() - 1); px++) {
                    found.gallery().addTextures(matches.patch(px, py), y - py, x - px, into);
                    count++;
                }
            for (int k = 0; k < depth; k++) into[k] /= count;
        }
    }
}
