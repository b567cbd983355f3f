package io.superres.degrade;

/**
 * Shape and direction of a bell in the plane, as the eigenvalues and eigenvectors of its covariance matrix; x runs to the
 * right, y down.
 *
 * @param first variance along the first axis in squared pixels, above 0
 * @param second the same along the second axis
 * @param angle from x to the first axis, in radians
 */
record Covariance(double first, double second, double angle) {

    static Covariance isotropic(double sigma) {
        return ofSigmas(sigma, sigma, 0);
    }

    /** From standard deviations in pixels. */
    static Covariance ofSigmas(double first, double second, double angle) {
        return new Covariance(first * first, second * second, angle);
    }

    /** v' S^-1 v for v = (x, y): the squared distance from the centre in standard deviations. */
    double distance(double x, double y) {
        double u = Math.cos(angle) * x + Math.sin(angle) * y;
        double v = Math.cos(angle) * y - Math.sin(angle) * x;
        return u * u / first + v * v / second;
    }
}
