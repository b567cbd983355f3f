package io.superres.method.e2ent2;

import java.util.Arrays;

/**
 * Compares all with all, at a ninth of the obvious cost: the products of single pixels are formed once, and nine of them
 * added up for each pair of patches. Rows of the image and of the reference whose distance is the same are treated one
 * after another, so that only three rows of sums are remembered. If several patches are to be kept, at most one of each
 * row of the reference is, so that they lie in different places.
 */
final class ExactMatcher implements Matcher {
    @Override
    public void match(Features query, Reference reference, Best best) {
        if (query.patches() == 0) return;
        Search search = new Search(query, reference, best);
        for (int shift = 3 - query.height(); shift <= reference.reduced().height() - 3; shift++) search.along(shift);
    }

    /** One comparison of a part with a reference. */
    private static final class Search {
        private final Features query;
        private final Reference reference;
        private final Best best;
        private final int wide;
        private final int columns;
        private final int patches;
        private final float[][][] channels;
        private final float[][] products;
        private final float[][][] sums;
        private final float[] scores;

        Search(Features query, Reference reference, Best best) {
            this.query = query;
            this.reference = reference;
            this.best = best;
            wide = reference.reduced().width();
            columns = query.patchColumns();
            patches = reference.reduced().patchColumns();
            channels = new float[reference.reduced().height()][][];
            products = new float[query.width()][wide];
            sums = new float[PatchGraph.EXTENT][columns][patches];
            scores = new float[patches];
        }

        /** All rows of the image with the reference's rows {@code shift} below. */
        void along(int shift) {
            int from = Math.max(0, -shift);
            int to = Math.min(query.height(), reference.reduced().height() - shift);
            for (int y = from; y < to; y++) {
                multiply(query.rows()[y], channels(y + shift));
                for (int x = 0; x < columns; x++)
                    add(products[x], products[x + 1], products[x + 2], sums[y % PatchGraph.EXTENT][x]);
                if (y >= from + 2) compare(y - 2, y - 2 + shift);
            }
        }

        /** Products of all pixels of one row with all of another. */
        private void multiply(float[] row, float[][] other) {
            int depth = query.channels();
            for (int x = 0; x < query.width(); x++) {
                float[] out = products[x];
                Arrays.fill(out, 0);
                int c = 0;
                for (int i = x * depth; c + 4 <= depth; c += 4, i += 4)
                    addFour(row[i], row[i + 1], row[i + 2], row[i + 3], other, c, out);
                for (; c < depth; c++) addOne(row[x * depth + c], other[c], out);
            }
        }

        /** A row of the reference channel by channel. */
        private float[][] channels(int v) {
            if (channels[v] == null) {
                float[] row = reference.reduced().rows()[v];
                int depth = reference.reduced().channels();
                float[][] turned = new float[depth][wide];
                for (int u = 0; u < wide; u++) for (int c = 0; c < depth; c++) turned[c][u] = row[u * depth + c];
                channels[v] = turned;
            }
            return channels[v];
        }

        private void compare(int y, int v) {
            float[] inverse = reference.inverse()[v];
            float[][] top = sums[y % PatchGraph.EXTENT];
            float[][] middle = sums[(y + 1) % PatchGraph.EXTENT];
            float[][] bottom = sums[(y + 2) % PatchGraph.EXTENT];
            for (int x = 0; x < columns; x++) {
                scale(top[x], middle[x], bottom[x], inverse, scores);
                float most = largest(scores);
                int q = y * columns + x;
                if (most >= best.least(q)) best.offer(q, most, reference.patch(v, place(most)));
            }
        }

        private int place(float value) {
            int u = 0;
            while (scores[u] != value) u++;
            return u;
        }
    }

    // Loops over whole arrays with one index, which Java's compiler turns into vector instructions.

    private static void addFour(float a, float b, float c, float d, float[][] rows, int first, float[] out) {
        float[] p = rows[first];
        float[] q = rows[first + 1];
        float[] r = rows[first + 2];
        float[] s = rows[first + 3];
        for (int u = 0; u < out.length; u++) out[u] += a * p[u] + b * q[u] + (c * r[u] + d * s[u]);
    }

    private static void addOne(float a, float[] row, float[] out) {
        for (int u = 0; u < out.length; u++) out[u] += a * row[u];
    }

    /** Sums of three products, each one pixel further in both rows. */
    private static void add(float[] first, float[] second, float[] third, float[] sum) {
        for (int u = 0; u < sum.length; u++) sum[u] = first[u] + second[u + 1] + third[u + 2];
    }

    private static void scale(float[] a, float[] b, float[] c, float[] by, float[] out) {
        for (int u = 0; u < out.length; u++) out[u] = (a[u] + b[u] + c[u]) * by[u];
    }

    private static float largest(float[] values) {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) most = Math.max(most, value);
        return most;
    }
}
