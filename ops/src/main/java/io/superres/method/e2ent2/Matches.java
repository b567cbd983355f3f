package io.superres.method.e2ent2;

import io.superres.Progress;
import io.superres.tile.Tile;
import io.superres.tile.Workers;
import java.util.List;
import java.util.function.IntConsumer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The matches of all patches that lie in a part of an image. They are found block by block; the blocks lie where they lie
 * in the whole image, so that no match depends on the part.
 */
final class Matches {
    /** Patches along each side of a block. */
    private static final int BLOCK = 64;

    private final int width;
    private final int height;
    private final int firstColumn;
    private final int firstRow;
    private final int columns;
    private final Best[] blocks;
    private final float[][] similarities;

    /**
     * @param width of the whole image
     * @param height of the whole image
     * @param part of it that patches will be asked for
     */
    private Matches(int width, int height, Tile part) {
        this.width = width;
        this.height = height;
        firstColumn = Math.max(0, part.x() - 2) / BLOCK;
        firstRow = Math.max(0, part.y() - 2) / BLOCK;
        columns = Math.min(width - 3, part.x() + part.width() - 1) / BLOCK - firstColumn + 1;
        int rows = Math.min(height - 3, part.y() + part.height() - 1) / BLOCK - firstRow + 1;
        blocks = new Best[columns * rows];
        similarities = new float[columns * rows][];
    }

    /**
     * @param image one grey plane, or three; values 0 to 1; at least 3 x 3 pixels
     * @param part inside of the image
     */
    static Matches of(
            List<? extends RandomAccessibleInterval<FloatType>> image,
            Tile part,
            Encoder encoder,
            Gallery gallery,
            Matcher matcher,
            int threads,
            Progress progress) {
        Matches matches =
                new Matches((int) image.get(0).dimension(0), (int) image.get(0).dimension(1), part);
        IntConsumer find = block -> matches.find(block, image, encoder, gallery, matcher);
        Workers.each(threads, matches.blocks.length, () -> find, progress);
        return matches;
    }

    /** Units of work that finding them will report. */
    static int pieces(int width, int height, Tile part) {
        return new Matches(width, height, part).blocks.length;
    }

    private void find(
            int block,
            List<? extends RandomAccessibleInterval<FloatType>> image,
            Encoder encoder,
            Gallery gallery,
            Matcher matcher) {
        int x = (firstColumn + block % columns) * BLOCK;
        int y = (firstRow + block / columns) * BLOCK;
        Tile pixels = new Tile(x, y, Math.min(BLOCK + 2, width - x), Math.min(BLOCK + 2, height - y));
        Features query = encoder.features(image, pixels);
        Best best = Best.nothing(query.patches());
        gallery.references().forEach(reference -> matcher.match(query, reference, best));
        blocks[block] = best;
        similarities[block] = gallery.similarities(query, best);
    }

    /** Columns of the whole image in which patches begin. */
    int patchColumns() {
        return width - 2;
    }

    /** Rows of the whole image in which patches begin. */
    int patchRows() {
        return height - 2;
    }

    /** Number of the reference patch that was found for the patch at (x, y). */
    int patch(int x, int y) {
        return blocks[block(x, y)].patch(inBlock(x, y));
    }

    /** Cosine of the angle between the patch at (x, y) and what was found for it. */
    float similarity(int x, int y) {
        return similarities[block(x, y)][inBlock(x, y)];
    }

    private int block(int x, int y) {
        return (y / BLOCK - firstRow) * columns + x / BLOCK - firstColumn;
    }

    private int inBlock(int x, int y) {
        return y % BLOCK * Math.min(BLOCK, width - 2 - x / BLOCK * BLOCK) + x % BLOCK;
    }
}
