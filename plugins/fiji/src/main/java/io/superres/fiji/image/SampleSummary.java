package io.superres.fiji.image;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import io.superres.method.Shown;
import io.superres.quality.Summary;

/** One image of numbers for a stack of samples. */
public final class SampleSummary {
    private SampleSummary() {}

    /**
     * @param samples a stack of several results for one image, made by {@link ImagePlusUpscaler}; not changed
     * @param image that image; not changed
     * @param shown {@link Shown#MEAN} or another summary
     * @return 32 bit, in pixel values, with the channels of the image; of colour images, the mean over red, green and
     *     blue. Named like the samples, not shown
     */
    public static ImagePlus of(ImagePlus samples, ImagePlus image, Shown shown) {
        SampleStack all = SampleStack.of(samples, image);
        Summary summary = Summary.valueOf(shown.name());
        ImageStack stack = new ImageStack(samples.getWidth(), samples.getHeight());
        for (int plane = 0; plane < image.getStackSize(); plane++)
            stack.addSlice(image.getStack().getSliceLabel(plane + 1), summary(all, plane, summary));
        ImagePlus made = new ImagePlus(samples.getTitle() + shown.suffix(), stack);
        made.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
        made.setOpenAsHyperStack(image.isHyperStack());
        made.setCalibration(samples.getCalibration().copy());
        made.getCalibration().disableDensityCalibration();
        made.setProperty("Info", info(samples, shown));
        return image.getNChannels() > 1 ? new CompositeImage(made, CompositeImage.GRAYSCALE) : made;
    }

    private static float[] summary(SampleStack all, int plane, Summary summary) {
        ImageProcessor[] samples = new ImageProcessor[all.number()];
        for (int i = 0; i < samples.length; i++) samples[i] = all.plane(i, plane);
        int bands = samples[0].getNChannels();
        float[] result = new float[samples[0].getPixelCount()];
        double[] values = new double[samples.length];
        for (int band = 0; band < bands; band++) {
            ImageProcessor[] numbers = new ImageProcessor[samples.length];
            for (int i = 0; i < samples.length; i++) numbers[i] = samples[i].toFloat(band, null);
            for (int pixel = 0; pixel < result.length; pixel++) {
                for (int i = 0; i < values.length; i++) values[i] = numbers[i].getf(pixel);
                result[pixel] += (float) (summary.of(values) / bands);
            }
        }
        return result;
    }

    /** How the samples were made, and that this shows something else of them. */
    private static String info(ImagePlus samples, Shown shown) {
        return "The " + shown + " of samples that were made so:\n" + samples.getInfoProperty();
    }
}
