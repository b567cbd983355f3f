package io.superres.fiji.image;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import io.superres.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Several results for one image as one hyperstack: along its frames if the image has one, else along its slices.
 *
 * @param stack all of them
 * @param number how many
 * @param channels of the image
 * @param slices of the image
 * @param alongFrames whether the samples are frames
 */
record SampleStack(ImagePlus stack, int number, int channels, int slices, boolean alongFrames) {

    /** @param image what the results are for */
    static SampleStack of(ImagePlus stack, ImagePlus image) {
        int planes = image.getStackSize();
        return new SampleStack(
                stack,
                stack.getStackSize() / planes,
                image.getNChannels(),
                image.getNSlices(),
                image.getNFrames() == 1);
    }

    /**
     * @param sample from 0
     * @param plane of the image, from 0
     */
    ImageProcessor plane(int sample, int plane) {
        int c = plane % channels + 1;
        int rest = plane / channels;
        return stack.getStack()
                .getProcessor(
                        alongFrames
                                ? stack.getStackIndex(c, rest + 1, sample + 1)
                                : stack.getStackIndex(c, sample + 1, rest / slices + 1));
    }

    /** @throws BadInputException if the image has several slices and several frames */
    static void check(ImagePlus image) {
        if (image.getNSlices() > 1 && image.getNFrames() > 1)
            throw new BadInputException("samples of '" + image.getTitle()
                    + "' would need one more axis than a hyperstack has; take a single slice or frame of it");
    }

    /**
     * @param samples results for the same image, at least one
     * @param consistency LR-PSNR of each, in dB, for its label
     */
    static ImagePlus of(List<ImagePlus> samples, List<Double> consistency) {
        ImagePlus first = samples.get(0);
        int channels = first.getNChannels();
        boolean alongFrames = first.getNFrames() == 1;
        int slices = alongFrames ? first.getNSlices() : samples.size();
        int frames = alongFrames ? samples.size() : first.getNFrames();
        ImageStack stack = new ImageStack(first.getWidth(), first.getHeight());
        for (int t = 1; t <= frames; t++)
            for (int z = 1; z <= slices; z++)
                for (int c = 1; c <= channels; c++) {
                    int sample = alongFrames ? t : z;
                    ImagePlus from = samples.get(sample - 1);
                    int index = from.getStackIndex(c, alongFrames ? z : 1, alongFrames ? 1 : t);
                    String label = from.getStack().getSliceLabel(index);
                    stack.addSlice(
                            label(sample, consistency.get(sample - 1), label),
                            from.getStack().getPixels(index));
                }
        return replaced(first, stack, channels, slices, frames);
    }

    private static String label(int sample, double consistency, String label) {
        String agreement =
                Double.isFinite(consistency) ? String.format(Locale.ROOT, " (LR-PSNR %.1f dB)", consistency) : "";
        return "sample " + sample + agreement + (label == null ? "" : ": " + label);
    }

    private static ImagePlus replaced(ImagePlus first, ImageStack stack, int channels, int slices, int frames) {
        List<Double> ranges = new ArrayList<>();
        if (first instanceof CompositeImage composite)
            for (int c = 1; c <= channels; c++) {
                ranges.add(composite.getChannelLut(c).min);
                ranges.add(composite.getChannelLut(c).max);
            }
        first.setStack(stack, channels, slices, frames);
        first.setOpenAsHyperStack(true);
        if (first instanceof CompositeImage composite)
            for (int c = 1; c <= channels; c++) {
                composite.getChannelLut(c).min = ranges.get(2 * c - 2);
                composite.getChannelLut(c).max = ranges.get(2 * c - 1);
            }
        return first;
    }
}
