package io.superres.method.e2ent2;

/**
 * What the encoder sees in an image, or in a part of it, pixel by pixel.
 *
 * @param rows for each row, the values of its first pixel, then those of the next
 * @param width in pixels
 * @param channels values of one pixel
 */
record Features(float[][] rows, int width, int channels) {
    int height() {
        return rows.length;
    }

    /** Rows of a patch's first pixel. */
    int patchRows() {
        return Math.max(0, height() - PatchGraph.EXTENT + 1);
    }

    /** Columns of a patch's first pixel. */
    int patchColumns() {
        return Math.max(0, width - PatchGraph.EXTENT + 1);
    }

    int patches() {
        return patchRows() * patchColumns();
    }

    /** The mean over squares of so many pixels; what is left at the end is dropped. */
    Features pooled(int extent) {
        int wide = width / extent;
        float[][] means = new float[height() / extent][wide * channels];
        float share = 1f / (extent * extent);
        for (int y = 0; y < means.length * extent; y++)
            for (int x = 0; x < wide * extent; x++) {
                int to = x / extent * channels;
                for (int c = 0; c < channels; c++) means[y / extent][to + c] += share * rows[y][x * channels + c];
            }
        return new Features(means, wide, channels);
    }

    /** The length of each patch, row by row. */
    float[][] lengths(PatchNorm norm) {
        float[][] pixels = new float[height()][width];
        for (int y = 0; y < height(); y++)
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = x * channels; i < (x + 1) * channels; i++)
                    sum += norm == PatchNorm.L1 ? Math.abs(rows[y][i]) : (double) rows[y][i] * rows[y][i];
                pixels[y][x] = (float) sum;
            }
        float[][] lengths = new float[patchRows()][patchColumns()];
        for (int y = 0; y < lengths.length; y++)
            for (int x = 0; x < lengths[y].length; x++) {
                double sum = 0;
                for (int dy = 0; dy < PatchGraph.EXTENT; dy++)
                    for (int dx = 0; dx < PatchGraph.EXTENT; dx++) sum += pixels[y + dy][x + dx];
                lengths[y][x] = (float) (norm == PatchNorm.L1 ? sum : Math.sqrt(sum));
            }
        return lengths;
    }

    /** The scalar product of the patch at row y and column x with another one at row v and column u. */
    float product(int y, int x, Features other, int v, int u) {
        int count = PatchGraph.EXTENT * channels;
        float sum = 0;
        for (int d = 0; d < PatchGraph.EXTENT; d++)
            sum += product(rows[y + d], x * channels, other.rows[v + d], u * channels, count);
        return sum;
    }

    /** In eight sums, which processors can work on at once. */
    private static float product(float[] a, int i, float[] b, int j, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int n = 0;
        for (; n + 8 <= count; n += 8) {
            s0 += a[i + n] * b[j + n];
            s1 += a[i + n + 1] * b[j + n + 1];
            s2 += a[i + n + 2] * b[j + n + 2];
            s3 += a[i + n + 3] * b[j + n + 3];
            s4 += a[i + n + 4] * b[j + n + 4];
            s5 += a[i + n + 5] * b[j + n + 5];
            s6 += a[i + n + 6] * b[j + n + 6];
            s7 += a[i + n + 7] * b[j + n + 7];
        }
        for (; n < count; n++) s0 += a[i + n] * b[j + n];
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
