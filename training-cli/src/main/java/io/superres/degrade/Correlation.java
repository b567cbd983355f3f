package io.superres.degrade;

import java.util.SplittableRandom;

/**
 * How the noise of three colours hangs together.
 *
 * @param root lower triangular, row by row; its product with its transpose is the covariance matrix
 */
record Correlation(double[] root) {

    /**
     * A random covariance matrix L^2 |Q' D Q|, where D is diagonal and uniform in 0..1 and the columns of Q are the left
     * singular vectors of a matrix of uniform numbers (Zhang et al., Designing a Practical Degradation Model, 2021).
     */
    static Correlation any(double level, SplittableRandom random) {
        double[] d = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        double[] uniform = new double[9];
        for (int i = 0; i < 9; i++) uniform[i] = random.nextDouble();
        double[] q = leftSingularVectors(uniform);
        double[] covariance = new double[9];
        for (int i = 0; i < 9; i++) {
            double sum = 0;
            for (int k = 0; k < 3; k++) sum += q[k * 3 + i / 3] * d[k] * q[k * 3 + i % 3];
            covariance[i] = Math.abs(level * level * sum);
        }
        return of(covariance);
    }

    /** Cholesky; the absolute values of a 3 x 3 covariance matrix are a covariance matrix again. */
    static Correlation of(double[] covariance) {
        double[] root = new double[9];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j <= i; j++) {
                double sum = covariance[i * 3 + j];
                for (int k = 0; k < j; k++) sum -= root[i * 3 + k] * root[j * 3 + k];
                double pivot = root[j * 3 + j];
                root[i * 3 + j] = i == j ? Math.sqrt(Math.max(0, sum)) : pivot > 1e-12 ? sum / pivot : 0;
            }
        return new Correlation(root);
    }

    /** Three numbers with mean 0 and this covariance. */
    double[] draw(SplittableRandom random) {
        double[] independent = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        double[] values = new double[3];
        for (int i = 0; i < 3; i++) for (int k = 0; k <= i; k++) values[i] += root[i * 3 + k] * independent[k];
        return values;
    }

    /** Columns in falling order of the singular values: the eigenvectors of M M', by Jacobi rotations. */
    static double[] leftSingularVectors(double[] m) {
        double[] a = new double[9];
        for (int i = 0; i < 9; i++) for (int k = 0; k < 3; k++) a[i] += m[i / 3 * 3 + k] * m[i % 3 * 3 + k];
        double[] v = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        for (int sweep = 0; sweep < 12; sweep++)
            for (int p = 0; p < 2; p++) for (int q = p + 1; q < 3; q++) rotate(a, v, p, q);
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 2 - i; j++)
                if (a[j * 4] < a[(j + 1) * 4]) {
                    swap(a, j * 4, (j + 1) * 4);
                    for (int row = 0; row < 3; row++) swap(v, row * 3 + j, row * 3 + j + 1);
                }
        return v;
    }

    /** Makes element (p, q) of a symmetric matrix vanish. */
    private static void rotate(double[] a, double[] v, int p, int q) {
        double angle = 0.5 * Math.atan2(2 * a[p * 3 + q], a[q * 4] - a[p * 4]);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int k = 0; k < 3; k++) {
            turn(a, p * 3 + k, q * 3 + k, c, s);
            turn(v, k * 3 + p, k * 3 + q, c, s);
        }
        for (int k = 0; k < 3; k++) turn(a, k * 3 + p, k * 3 + q, c, s);
    }

    private static void turn(double[] m, int i, int j, double c, double s) {
        double first = m[i];
        m[i] = c * first - s * m[j];
        m[j] = s * first + c * m[j];
    }

    private static void swap(double[] m, int i, int j) {
        double first = m[i];
        m[i] = m[j];
        m[j] = first;
    }
}
