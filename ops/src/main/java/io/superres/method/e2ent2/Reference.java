package io.superres.method.e2ent2;

/**
 * A reference ready to be searched.
 *
 * @param reduced features of the reduced reference, whose patches are compared
 * @param inverse one divided by the length of each of its patches, row by row
 * @param first number of its first patch among those of all references
 */
record Reference(Features reduced, float[][] inverse, int first) {
    static Reference of(Features reduced, PatchNorm norm, int first) {
        float[][] inverse = reduced.lengths(norm);
        for (float[] row : inverse) for (int x = 0; x < row.length; x++) row[x] = 1 / (row[x] + PatchGraph.EPSILON);
        return new Reference(reduced, inverse, first);
    }

    int patches() {
        return reduced.patchRows() * reduced.patchColumns();
    }

    /** The number of a patch among those of all references. */
    int patch(int y, int x) {
        return first + y * reduced.patchColumns() + x;
    }

    /** Row of a patch with a number among those of all references. */
    int row(int patch) {
        return (patch - first) / reduced.patchColumns();
    }

    /** Column of a patch with a number among those of all references. */
    int column(int patch) {
        return (patch - first) % reduced.patchColumns();
    }

    /** How similar a patch of an image is to the one at row v and column u. */
    float score(Features query, int y, int x, int v, int u) {
        return query.product(y, x, reduced, v, u) * inverse[v][u];
    }
}
