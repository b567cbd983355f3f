package io.superres.degrade;

import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two blurs, reduction in two steps, noise and JPEG in random order, and JPEG once more (Zhang et al., Designing a Practical
 * Degradation Model for Deep Blind Image Super-Resolution, 2021), without the camera simulation, which the public code
 * leaves out as well. LR images have 8 bits. Grey images have the noise of one channel and no chroma in their JPEG.
 */
record Bsrgan() implements Degradation {
    private static final double HALVED = 0.25;
    private static final double PLAIN = 0.75;
    private static final double JPEG = 0.9;
    private static final int KERNEL = 25;

    enum Step {
        FIRST_BLUR,
        SECOND_BLUR,
        SHRINK,
        FIT,
        NOISE,
        JPEG
    }

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        boolean halved = scale == 4 && random.nextDouble() < HALVED;
        Scene image = halved ? half(hr.clamped(), random) : hr.clamped();
        int left = halved ? 2 : scale;
        for (Step step : order(random))
            image = switch (step) {
                case FIRST_BLUR, SECOND_BLUR -> BsrganStep.BLUR.apply(image, left, random);
                case SHRINK -> shrunk(image, left, random);
                case FIT -> BsrganStep.resized(image, hr.width() / scale, hr.height() / scale, random);
                case NOISE -> BsrganStep.NOISE.apply(image, left, random);
                case JPEG -> random.nextDouble() < JPEG ? BsrganStep.JPEG.apply(image, left, random) : image;
            };
        return new Degraded(hr, BsrganStep.JPEG.apply(image, left, random));
    }

    /** Random, but fitting comes after shrinking. */
    static List<Step> order(SplittableRandom random) {
        List<Step> order = BsrganStep.shuffled(List.of(Step.values()), random);
        int shrink = order.indexOf(Step.SHRINK);
        int fit = order.indexOf(Step.FIT);
        if (shrink > fit) Collections.swap(order, shrink, fit);
        return order;
    }

    private static Scene half(Scene image, SplittableRandom random) {
        return random.nextBoolean()
                ? BsrganStep.resized(image, image.width() / 2, image.height() / 2, random)
                : image.with(plane -> BicubicResize.shrink(plane, 2, Rounding.NONE))
                        .clamped();
    }

    private static Scene shrunk(Scene image, int scale, SplittableRandom random) {
        if (random.nextDouble() < PLAIN) {
            double factor = 1 / new Range(1, 2 * scale).draw(random);
            return BsrganStep.resized(image, (int) (factor * image.width()), (int) (factor * image.height()), random);
        }
        double sigma = new Range(0.1, 0.6 * scale).draw(random);
        Kernel kernel = Kernel.fspecial(KERNEL, sigma).shifted((scale - 1) / 2.0);
        PointSpread nearest = new PointSpread(0, new double[] {1});
        return image.with(plane -> nearest.shrink(kernel.convolve(plane), scale))
                .clamped();
    }
}
