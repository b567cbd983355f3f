package io.superres.degrade;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The longer BSRGAN degradation, with which FeMaSR's test images were made: eleven steps, half of the time in random order,
 * else in two rounds with only the noise of each shuffled; then reduction and JPEG. The truth is the sharpened HR image; the LR image has 8 bits. Grey images have the
 * noise of one channel and no chroma in their JPEG.
 */
record BsrganPlus() implements Degradation {
    private static final List<BsrganStep> NOISES = List.of(BsrganStep.NOISE, BsrganStep.SHOT_NOISE, BsrganStep.SPECKLE);

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        Scene truth = UnsharpMask.apply(hr.clamped());
        Scene image = truth;
        for (BsrganStep step : order(random)) image = step.apply(image, scale, random);
        image = BsrganStep.resized(image, hr.width() / scale, hr.height() / scale, random);
        return new Degraded(truth.stored(), BsrganStep.JPEG.apply(image, scale, random));
    }

    @Override
    public int reach(int scale) {
        return Math.max(8 * scale, UnsharpMask.REACH);
    }

    static List<BsrganStep> order(SplittableRandom random) {
        boolean free = random.nextBoolean();
        List<BsrganStep> order = new ArrayList<>();
        round(order, random);
        order.add(BsrganStep.JPEG);
        round(order, random);
        return free ? BsrganStep.shuffled(order, random) : order;
    }

    private static void round(List<BsrganStep> order, SplittableRandom random) {
        order.add(BsrganStep.BLUR);
        order.add(BsrganStep.RESIZE);
        order.addAll(BsrganStep.shuffled(NOISES, random));
    }
}
