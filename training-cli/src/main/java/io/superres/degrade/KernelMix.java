package io.superres.degrade;

import java.util.SplittableRandom;

/**
 * The random blur of Real-ESRGAN (Wang et al. 2021): of an odd size of 7 to 21 pixels; one in ten a sinc filter, the others
 * Gaussian, generalised Gaussian or plateau-shaped, round or stretched in any direction.
 *
 * @param sigma standard deviations in pixels
 * @param generalised exponents of generalised Gaussians, around 1
 * @param plateau exponents of plateaus, around 1
 */
public record KernelMix(Range sigma, Range generalised, Range plateau) {
    private static final double SINC = 0.1;

    /** From here on kernels are large enough for lower cutoffs. */
    private static final int LARGE = 13;

    /** Cumulative: round Gaussian .45, stretched .25, generalised .12 and .03, plateau .12 and .03. */
    private static final double[] KINDS = {0.45, 0.70, 0.82, 0.85, 0.97, 1};

    Kernel draw(SplittableRandom random) {
        int size = size(random);
        if (random.nextDouble() < SINC)
            return Kernel.sinc(size, new Range(Math.PI / (size < LARGE ? 3 : 5), Math.PI).draw(random));
        double at = random.nextDouble();
        int kind = 0;
        while (kind < KINDS.length - 1 && at >= KINDS[kind]) kind++;
        Covariance shape = shape(kind % 2 == 1, random);
        if (kind < 2) return Kernel.gaussian(size, shape);
        return kind < 4
                ? Kernel.generalised(size, shape, generalised.drawAroundOne(random))
                : Kernel.plateau(size, shape, plateau.drawAroundOne(random));
    }

    private Covariance shape(boolean stretched, SplittableRandom random) {
        double first = sigma.draw(random);
        return stretched
                ? Covariance.ofSigmas(first, sigma.draw(random), new Range(-Math.PI, Math.PI).draw(random))
                : Covariance.isotropic(first);
    }

    /** The ringing of the last step: a sinc filter with a cutoff of pi/3 to pi. */
    static Kernel ringing(SplittableRandom random) {
        return Kernel.sinc(size(random), new Range(Math.PI / 3, Math.PI).draw(random));
    }

    private static int size(SplittableRandom random) {
        return 7 + 2 * random.nextInt(8);
    }
}
