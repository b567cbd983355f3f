package io.superres.degrade;

/** The Bessel function of the first kind and first order. */
final class Bessel {
    private Bessel() {}

    /**
     * J1(x) = mean over t in 0..2 pi of cos(t - x sin t). On a periodic function the trapezoidal rule converges faster
     * than any power of the number of points once they outnumber x, so the result is exact to rounding.
     */
    static double j1(double x) {
        int points = 2 * (int) Math.ceil(Math.abs(x)) + 40;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double t = 2 * Math.PI * i / points;
            sum += Math.cos(t - x * Math.sin(t));
        }
        return sum / points;
    }
}
