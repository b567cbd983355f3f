package io.superres.method.e2ent2;

/**
 * Compares all with all, at a ninth of the obvious cost: the products of single pixels are formed once, and nine of them
 * added up for each pair of patches. Rows of the image and of the reference whose distance is the same are treated one
 * after another, so that only three rows of sums are remembered.
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
        private final float[][] channels;
        private final float[] products;
        private final float[][] sums;
        private final float[] scores;

        Search(Features query, Reference reference, Best best) {
            this.query = query;
            this.reference = reference;
            this.best = best;
            wide = reference.reduced().width();
            columns = query.patchColumns();
            patches = reference.reduced().patchColumns();
            channels = new float[reference.reduced().height()][];
            products = new float[query.width() * wide];
            sums = new float[PatchGraph.EXTENT][columns * patches];
            scores = new float[patches];
        }

        /** All rows of the image with the reference's rows {@code shift} below. */
        void along(int shift) {
            int from = Math.max(0, -shift);
            int to = Math.min(query.height(), reference.reduced().height() - shift);
            for (int y = from; y < to; y++) {
                multiply(y, y + shift);
                addAcross(sums[y % PatchGraph.EXTENT]);
                if (y >= from + 2) compare(y - 2, y - 2 + shift);
            }
        }

        /** Products of all pixels of one row with all of another. */
        private void multiply(int y, int v) {
            float[] rows = channels(v);
            float[] q = query.rows()[y];
            int depth = query.channels();
            for (int x = 0; x < query.width(); x++) {
                int at = x * wide;
                int c = depth % 4;
                if (c > 0) begin(q, x * depth, c, rows, at);
                else {
                    first(q[x * depth], q[x * depth + 1], q[x * depth + 2], q[x * depth + 3], rows, at);
                    c = 4;
                }
                for (; c < depth; c += 4) {
                    int i = x * depth + c;
                    more(q[i], q[i + 1], q[i + 2], q[i + 3], rows, c * wide, at);
                }
            }
        }

        /** The channels that are left over when they go by fours. */
        private void begin(float[] q, int from, int count, float[] rows, int at) {
            for (int u = 0; u < wide; u++) {
                float sum = 0;
                for (int c = 0; c < count; c++) sum += q[from + c] * rows[c * wide + u];
                products[at + u] = sum;
            }
        }

        private void first(float a, float b, float c, float d, float[] rows, int at) {
            float[] out = products;
            int n = wide;
            for (int u = 0; u < n; u++)
                out[at + u] = a * rows[u] + b * rows[n + u] + (c * rows[2 * n + u] + d * rows[3 * n + u]);
        }

        private void more(float a, float b, float c, float d, float[] rows, int channel, int at) {
            float[] out = products;
            int n = wide;
            for (int u = 0; u < n; u++)
                out[at + u] += a * rows[channel + u]
                        + b * rows[channel + n + u]
                        + (c * rows[channel + 2 * n + u] + d * rows[channel + 3 * n + u]);
        }

        /** A row of the reference channel by channel. */
        private float[] channels(int v) {
            if (channels[v] == null) {
                float[] row = reference.reduced().rows()[v];
                int depth = reference.reduced().channels();
                float[] turned = new float[row.length];
                for (int u = 0; u < wide; u++)
                    for (int c = 0; c < depth; c++) turned[c * wide + u] = row[u * depth + c];
                channels[v] = turned;
            }
            return channels[v];
        }

        /** Sums of three products, each one pixel further in both rows. */
        private void addAcross(float[] sum) {
            for (int x = 0; x < columns; x++) {
                int to = x * patches;
                int a = x * wide;
                int b = a + wide + 1;
                int c = b + wide + 1;
                for (int u = 0; u < patches; u++) sum[to + u] = products[a + u] + products[b + u] + products[c + u];
            }
        }

        private void compare(int y, int v) {
            float[] inverse = reference.inverse()[v];
            float[] top = sums[y % PatchGraph.EXTENT];
            float[] middle = sums[(y + 1) % PatchGraph.EXTENT];
            float[] bottom = sums[(y + 2) % PatchGraph.EXTENT];
            for (int x = 0; x < columns; x++) {
                int at = x * patches;
                for (int u = 0; u < patches; u++)
                    scores[u] = (top[at + u] + middle[at + u] + bottom[at + u]) * inverse[u];
                float most = largest(scores);
                int q = y * columns + x;
                if (most >= best.score()[q]) best.offer(q, most, reference.patch(v, place(most)));
            }
        }

        private static float largest(float[] values) {
            float most = Float.NEGATIVE_INFINITY;
            for (float value : values) most = Math.max(most, value);
            return most;
        }

        private int place(float value) {
            int u = 0;
            while (scores[u] != value) u++;
            return u;
        }
    }
}
