package io.superres.degrade;

/**
 * Shape and direction of a bell in the plane: a symmetric, positive definite 2 x 2 matrix in squared pixels; x runs along
 * rows to the right, y down.
 */
record Covariance(double xx, double xy, double yy) {

    static Covariance isotropic(double sigma) {
        return new Covariance(sigma * sigma, 0, sigma * sigma);
    }

    /**
     * R diag(sigma^2) R'.
     *
     * @param sigmaX standard deviation along the first axis in pixels
     * @param sigmaY the same along the second axis
     * @param angle from x to the first axis, in radians
     */
    static Covariance ofSigmas(double sigmaX, double sigmaY, double angle) {
        return ofEigenvalues(sigmaX * sigmaX, sigmaY * sigmaY, angle);
    }

    /**
     * @param first variance along the first axis in squared pixels
     * @param second the same along the second axis
     * @param angle from x to the first axis, in radians
     */
    static Covariance ofEigenvalues(double first, double second, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new Covariance(c * c * first + s * s * second, c * s * (first - second), s * s * first + c * c * second);
    }

    /** v' S^-1 v for v = (x, y): the squared distance from the centre in standard deviations. */
    double distance(double x, double y) {
        return (yy * x * x - 2 * xy * x * y + xx * y * y) / (xx * yy - xy * xy);
    }
}
