package io.superres.degrade;

import java.util.SplittableRandom;

/**
 * Blur, resize, noise and JPEG, twice, with ringing at the end (Wang et al., Real-ESRGAN: Training Real-World Blind
 * Super-Resolution with Pure Synthetic Data, 2021). LR images are limited to 0..1; those of images above 8 bit are not
 * rounded. Grey images have the noise of one channel and no chroma in their JPEG.
 *
 * @param first the first pass, whose size is a factor of the HR image's
 * @param second the second pass, whose size is a factor of the LR image's
 * @param sharpened whether the truth, and what the LR image is made from, is the sharpened HR image
 */
public record SecondOrder(SecondOrderPass first, SecondOrderPass second, boolean sharpened) implements Degradation {
    /** Of the two orders of JPEG and of resizing with ringing at the end. */
    private static final double RESIZE_BEFORE_JPEG = 0.5;

    private static final double RINGING = 0.8;

    /** With the ranges of Real-ESRGAN's x4 network; the truth is sharpened. */
    public static SecondOrder realEsrgan() {
        return new SecondOrder(
                new SecondOrderPass(
                        1,
                        new KernelMix(new Range(0.2, 3), new Range(0.5, 4), new Range(1, 2)),
                        new SecondOrderPass.Sizes(0.2, 0.7, new Range(0.15, 1.5)),
                        new Range(1, 30),
                        new Range(0.05, 3),
                        new Range(30, 95)),
                new SecondOrderPass(
                        0.8,
                        new KernelMix(new Range(0.2, 1.5), new Range(0.5, 4), new Range(1, 2)),
                        new SecondOrderPass.Sizes(0.3, 0.4, new Range(0.3, 1.2)),
                        new Range(1, 25),
                        new Range(0.05, 2.5),
                        new Range(30, 95)),
                true);
    }

    /** With the milder ranges of StableSR (Wang et al. 2023); the truth is sharpened. */
    public static SecondOrder stableSr() {
        return new SecondOrder(
                new SecondOrderPass(
                        1,
                        new KernelMix(new Range(0.2, 1.5), new Range(0.5, 2), new Range(1, 1.5)),
                        new SecondOrderPass.Sizes(0.2, 0.7, new Range(0.3, 1.5)),
                        new Range(1, 15),
                        new Range(0.05, 2),
                        new Range(60, 95)),
                new SecondOrderPass(
                        0.5,
                        new KernelMix(new Range(0.2, 1), new Range(0.5, 2), new Range(1, 1.5)),
                        new SecondOrderPass.Sizes(0.3, 0.4, new Range(0.6, 1.2)),
                        new Range(1, 12),
                        new Range(0.05, 1),
                        new Range(60, 100)),
                true);
    }

    /** The same from the HR image as it is. */
    public SecondOrder withoutSharpening() {
        return new SecondOrder(first, second, false);
    }

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        Scene truth = sharpened ? UnsharpMask.apply(hr.clamped()) : hr;
        int width = hr.width() / scale;
        int height = hr.height() / scale;
        Scene image = first.blurred(truth.clamped(), random);
        double factor = first.sizes().draw(random);
        image = resized(image, factor, random);
        image = SimulatedJpeg.through(
                first.noisy(image, random), first.quality().draw(random));

        image = second.blurred(image, random);
        double share = second.sizes().draw(random);
        image = resized(image, (int) (width * share), (int) (height * share), random);
        image = second.noisy(image, random);
        double quality = second.quality().draw(random);
        image = random.nextDouble() < RESIZE_BEFORE_JPEG
                ? SimulatedJpeg.through(ringing(resized(image, width, height, random), random), quality)
                : ringing(resized(SimulatedJpeg.through(image, quality), width, height, random), random);
        return new Degraded(sharpened ? truth.stored() : hr, image.clamped().stored());
    }

    @Override
    public int reach(int scale) {
        return Math.max(8 * scale, sharpened ? UnsharpMask.REACH : 0);
    }

    private static Scene resized(Scene image, double factor, SplittableRandom random) {
        Interpolation way = Interpolation.any(random);
        return image.with(plane -> way.torch(plane, factor));
    }

    private static Scene resized(Scene image, int width, int height, SplittableRandom random) {
        Interpolation way = Interpolation.any(random);
        return image.with(plane -> way.torch(plane, width, height));
    }

    private static Scene ringing(Scene image, SplittableRandom random) {
        if (random.nextDouble() >= RINGING) return image;
        Kernel kernel = KernelMix.ringing(random);
        return image.with(kernel::correlate);
    }
}
