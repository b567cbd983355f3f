package io.superres.degrade;

import java.util.SplittableRandom;

/**
 * Half of a {@link SecondOrder} degradation: blur, a new size, noise and JPEG.
 *
 * @param blur probability of a blur
 * @param kernels what it blurs with
 * @param sizes factors between sizes
 * @param sigma standard deviations of normal noise, in levels of 255
 * @param shotNoise multiples of Poisson noise, see {@link ShotNoise#realEsrgan}
 * @param quality of JPEG, below 100
 */
public record SecondOrderPass(
        double blur, KernelMix kernels, Sizes sizes, Range sigma, Range shotNoise, Range quality) {
    /** Of normal noise against Poisson noise. */
    private static final double NORMAL = 0.5;

    private static final double GREY = 0.4;

    Scene blurred(Scene image, SplittableRandom random) {
        if (random.nextDouble() >= blur) return image;
        Kernel kernel = kernels.draw(random);
        return image.with(kernel::correlate);
    }

    Scene noisy(Scene image, SplittableRandom random) {
        boolean normal = random.nextDouble() < NORMAL;
        boolean grey = random.nextDouble() < GREY;
        if (!normal) return ShotNoise.realEsrgan(image, shotNoise.draw(random), grey, random);
        double level = sigma.draw(random) / 255;
        return (grey ? NoiseMap.grey(image, level, random) : NoiseMap.perPlane(image, level, random)).addedTo(image, 1);
    }

    /**
     * @param up probability of a factor between 1 and the upper end of the range
     * @param down probability of a factor between its lower end and 1; else the factor is 1
     */
    public record Sizes(double up, double down, Range factor) {
        double draw(SplittableRandom random) {
            double at = random.nextDouble();
            if (at < up) return new Range(1, factor.high()).draw(random);
            return at < up + down ? new Range(factor.low(), 1).draw(random) : 1;
        }
    }
}
