package io.superres.method.e2ent2;

import io.superres.Progress;
import io.superres.SuperresException;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.method.MethodSettings;
import io.superres.method.ReferenceImage;
import io.superres.method.Shown;
import io.superres.tile.Tile;
import io.superres.tile.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * All references of one image, whose patches are numbered one after another; patches never reach from one reference into
 * the next. Immutable.
 */
final class Gallery {
    /** Rows of an LR-sized reference that are encoded at once. */
    private static final int BAND = 32;

    private final List<Reference> references;
    private final List<float[][]> textures;
    private final int channels;

    /**
     * @param textures for each reference and each row of its reduced form, the stacked textures of the first pixel, then
     *     those of the next; empty if nobody will ask for them
     */
    private Gallery(List<Reference> references, List<float[][]> textures, int channels) {
        this.references = references;
        this.textures = textures;
        this.channels = channels;
    }

    /**
     * @param colour whether they are shown to the encoder in colour
     * @throws SuperresException if the memory does not suffice
     */
    static Gallery of(
            MethodSettings wishes, boolean colour, Encoder encoder, PatchNorm norm, int threads, Progress progress) {
        List<Reference> references = new ArrayList<>();
        List<float[][]> textures = new ArrayList<>();
        long patches = 0;
        boolean textured = wishes.shown() == Shown.RESULT;
        for (ReferenceImage image : wishes.references()) {
            List<Plane> planes = image.bands(colour).stream()
                    .map(plane -> plane.cropToMultiple(Textures.RATIO))
                    .toList();
            List<Plane> reduced = planes.stream()
                    .map(plane -> BicubicResize.shrink(plane, Textures.RATIO, Rounding.NONE))
                    .toList();
            Tile whole = new Tile(0, 0, reduced.get(0).width(), reduced.get(0).height());
            if (textured) requireRoom(image, whole, encoder.channels());
            Reference reference =
                    Reference.of(encoder.features(pixels(reduced), whole), norm, Math.toIntExact(patches));
            patches += reference.patches();
            if (patches > Integer.MAX_VALUE) throw new SuperresException("there are too many references");
            references.add(reference);
            if (textured) textures.add(textures(pixels(planes), whole, encoder, threads, progress));
        }
        return new Gallery(references, textures, encoder.channels());
    }

    private static void requireRoom(ReferenceImage image, Tile reduced, int channels) {
        long needed = (long) reduced.width() * reduced.height() * Textures.channels(channels) * Float.BYTES;
        if (needed > left()) System.gc();
        long left = left();
        if (needed > left)
            throw new SuperresException("the reference " + image.source().name() + " needs " + (needed >> 20)
                    + " MB of memory, more than the " + (left >> 20)
                    + " MB that are left; give Java more, or a smaller part of the reference");
    }

    /** Bytes of the heap that are not in use. */
    private static long left() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    private static float[][] textures(
            List<RandomAccessibleInterval<FloatType>> image,
            Tile reduced,
            Encoder encoder,
            int threads,
            Progress progress) {
        float[][] rows = new float[reduced.height()][];
        int bands = (reduced.height() + BAND - 1) / BAND;
        IntConsumer band = i -> {
            int from = i * BAND;
            int count = Math.min(BAND, reduced.height() - from);
            Tile part = new Tile(0, from * Textures.RATIO, reduced.width() * Textures.RATIO, count * Textures.RATIO);
            float[] values = encoder.planar(image, part);
            for (int y = 0; y < count; y++)
                rows[from + y] = Textures.stacked(values, encoder.channels(), part.width(), part.height(), y);
        };
        Workers.each(threads, bands, () -> band, new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        });
        return rows;
    }

    private static List<RandomAccessibleInterval<FloatType>> pixels(List<Plane> planes) {
        return planes.stream()
                .<RandomAccessibleInterval<FloatType>>map(
                        plane -> ArrayImgs.floats(plane.pixels(), plane.width(), plane.height()))
                .toList();
    }

    List<Reference> references() {
        return references;
    }

    long patches() {
        return references.stream().mapToLong(Reference::patches).sum();
    }

    /**
     * Adds the stacked textures of one pixel of a patch.
     *
     * @param patch its number
     * @param dy row of the pixel in the patch
     * @param dx column of the pixel in the patch
     */
    void addTextures(int patch, int dy, int dx, float[] sum) {
        int owner = owner(patch);
        Reference reference = references.get(owner);
        float[] row = textures.get(owner)[reference.row(patch) + dy];
        int from = (reference.column(patch) + dx) * Textures.channels(channels);
        for (int i = 0; i < sum.length; i++) sum[i] += row[from + i];
    }

    /** Cosines of the angles between patches of a part of an image and what was found for them. */
    float[] similarities(Features query, Best best) {
        float[] cosines = new float[query.patches()];
        for (int q = 0; q < cosines.length; q++) {
            Reference reference = references.get(owner(best.patch(q)));
            int v = reference.row(best.patch(q));
            int u = reference.column(best.patch(q));
            int y = q / query.patchColumns();
            int x = q % query.patchColumns();
            double own = query.product(y, x, query, y, x);
            double other = reference.reduced().product(v, u, reference.reduced(), v, u);
            double lengths = Math.sqrt(own * other) + PatchGraph.EPSILON;
            cosines[q] = (float) (query.product(y, x, reference.reduced(), v, u) / lengths);
        }
        return cosines;
    }

    private int owner(int patch) {
        int owner = references.size() - 1;
        while (references.get(owner).first() > patch) owner--;
        return owner;
    }
}
