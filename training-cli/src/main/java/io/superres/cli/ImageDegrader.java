package io.superres.cli;

import ij.ImagePlus;
import ij.ImageStack;
import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.fiji.image.Derived;
import io.superres.fiji.image.Planes;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.image.RangeChoice;
import io.superres.image.Selection;
import io.superres.method.Provenance;
import java.util.List;

/**
 * Degrades ImageJ images plane by plane, with everything that belongs to them; the colours of RGB images together.
 *
 * @param loss how
 * @param scale HR pixels per LR pixel
 * @param range how pixel values are mapped to 0..1 and back
 */
record ImageDegrader(Loss loss, int scale, RangeChoice range) {
    private static final IntensityRange LEVELS = new IntensityRange(0, 255);

    /**
     * @param hr the truth, cut to multiples of the scale
     * @param lr the degraded image, {@code scale} times smaller
     */
    record Result(ImagePlus hr, ImagePlus lr) {}

    /** What is written into the header of a result. */
    private record Made(String program, String degradation, int scale, long seed, List<IntensityRange> ranges) {}

    /**
     * @param name file name of the image; chance depends on it
     * @throws BadInputException if the image is smaller than an LR pixel, or has pixels that are not finite numbers
     */
    Result degrade(ImagePlus image, String name, Progress progress) {
        if (Math.min(image.getWidth(), image.getHeight()) < scale)
            throw new BadInputException(
                    name + " is smaller than " + scale + " pixels, which is one pixel of the result");
        List<IntensityRange> ranges = Derived.ranges(image, range);
        ImageStack hr = new ImageStack(image.getWidth() / scale * scale, image.getHeight() / scale * scale);
        ImageStack lr = new ImageStack(image.getWidth() / scale, image.getHeight() / scale);
        for (int i = 0; i < image.getStackSize(); i++) {
            progress.checkCancelled();
            IntensityRange unit = ranges.get(i % image.getNChannels() % ranges.size());
            boolean levels = Planes.isEightBit(image) && unit.equals(LEVELS);
            List<Plane> planes = Planes.of(image.getStack().getProcessor(i + 1));
            Scene scene = Scene.of(planes, unit, levels).cropToMultiple(scale);
            Degraded pair = loss.apply(scene, scale, name, i);
            add(hr, pair.hr().pixels(unit), image);
            add(lr, pair.lr().pixels(unit), image);
            progress.update(i + 1, image.getStackSize());
        }
        String made = Json.line(new Made(Provenance.programName(), loss.kind(), scale, loss.seed(), ranges));
        Selection whole = new Selection(0, 0, image.getWidth(), image.getHeight());
        return new Result(
                Derived.of(image, image.getTitle(), hr, whole, 1, made),
                Derived.of(image, image.getTitle(), lr, whole, 1.0 / scale, made));
    }

    private static void add(ImageStack stack, List<Plane> planes, ImagePlus like) {
        stack.addSlice(Planes.toImage("", planes, like.getBitDepth()).getProcessor());
    }
}
