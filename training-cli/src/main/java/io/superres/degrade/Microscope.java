package io.superres.degrade;

import io.superres.BadInputException;
import io.superres.image.Plane;
import java.util.SplittableRandom;

/**
 * A fluorescence microscope with a camera: Gaussian point spread function, binning of {@code scale} x {@code scale}
 * pixels, Poisson noise of the photons, Gaussian noise of the readout, an offset and quantisation. Values come back in
 * the units of the HR image: the offset and the gain are taken out again, as a calibrated camera's software does.
 * Unlike those of other degradations, values below 0 and above 1 are kept unless the image is an 8-bit one.
 *
 * @param leastPhotons fewest photons that an LR pixel of value 1 receives
 * @param mostPhotons most of them; the logarithm is drawn uniformly in between
 * @param mostReadNoise largest standard deviation of the readout, in electrons; drawn uniformly from 0, or this one
 *     exactly if the photons are fixed
 */
record Microscope(double leastPhotons, double mostPhotons, double mostReadNoise) implements Degradation {
    /** Widest blur in LR pixels before binning. */
    private static final double MOST_BLUR = 0.6;

    private static final double LEAST_BLUR = 0.2;
    private static final int[] BITS = {8, 12, 16};

    /** Share of the camera's levels below a black pixel. */
    private static final double OFFSET = 0.025;

    /** Share of the camera's levels below a white pixel. */
    private static final double WHITE = 0.9;

    static Microscope any() {
        return new Microscope(150, 15000, 3);
    }

    /** @throws BadInputException if the photons are not between 1 and a billion */
    static Microscope of(double photons) {
        if (!(photons >= 1 && photons <= 1e9))
            throw new BadInputException("the photons of a white pixel must be between 1 and 1e9");
        return new Microscope(photons, photons, 2);
    }

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        boolean fixed = leastPhotons == mostPhotons;
        double sigma = (LEAST_BLUR + (MOST_BLUR - LEAST_BLUR) * random.nextDouble()) * scale;
        double photons = leastPhotons * Math.pow(mostPhotons / leastPhotons, random.nextDouble());
        double readNoise = mostReadNoise * (fixed ? 1 : random.nextDouble());
        double levels = (1 << BITS[random.nextInt(BITS.length)]) - 1;
        PointSpread optics = PointSpread.binned(sigma, scale);
        Scene lr = hr.with(plane -> camera(optics.shrink(plane, scale), photons, readNoise, levels, random));
        return new Degraded(hr, lr.stored());
    }

    @Override
    public int reach(int scale) {
        return (int) Math.ceil((4 * MOST_BLUR + 1) * scale);
    }

    private static Plane camera(Plane light, double photons, double readNoise, double levels, SplittableRandom random) {
        double gain = (WHITE - OFFSET) * levels / photons;
        double offset = Math.rint(OFFSET * levels);
        float[] values = new float[light.pixels().length];
        for (int i = 0; i < values.length; i++) {
            double electrons = Poisson.draw(Math.max(0, light.pixels()[i]) * photons, random);
            double signal = electrons + readNoise * random.nextGaussian();
            double level = Math.max(0, Math.min(levels, Math.rint(offset + gain * signal)));
            values[i] = (float) ((level - offset) / gain / photons);
        }
        return new Plane(values, light.width(), light.height());
    }
}
