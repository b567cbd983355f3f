package io.superres.cli;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.superres.BadInputException;
import io.superres.Names;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.fiji.image.References;
import io.superres.image.Plane;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** References that are made of the truths, to see what a method makes of good and of bad ones. */
enum MadeReference {
    /** The truth itself: the best reference that there can be, which nobody has. */
    TRUTH {
        @Override
        Trials.Trial of(List<Path> files, int index) {
            ImagePlus whole = ImageFiles.open(files.get(index));
            return trial(whole, whole);
        }
    },
    /** The truth itself, moved by 20 pixels along both axes. */
    SHIFTED {
        @Override
        Trials.Trial of(List<Path> files, int index) {
            ImagePlus whole = ImageFiles.open(files.get(index));
            return trial(part(whole, 0), part(whole, SHIFT));
        }
    },
    /** Of each image the upper left part is measured; the lower right one, which overlaps a little, is the reference. */
    SECOND_CROP {
        @Override
        Trials.Trial of(List<Path> files, int index) {
            ImagePlus whole = ImageFiles.open(files.get(index));
            int width = share(whole.getWidth());
            int height = share(whole.getHeight());
            return trial(
                    crop(whole, 0, 0, width, height),
                    crop(whole, whole.getWidth() - width, whole.getHeight() - height, width, height));
        }
    },
    /** The next image, which has nothing to do with it. */
    OTHER {
        @Override
        Trials.Trial of(List<Path> files, int index) {
            return trial(ImageFiles.open(files.get(index)), ImageFiles.open(files.get((index + 1) % files.size())));
        }
    },
    /** Random grey pixels, as many as the image has. */
    NOISE {
        @Override
        Trials.Trial of(List<Path> files, int index) {
            ImagePlus whole = ImageFiles.open(files.get(index));
            SplittableRandom random = new SplittableRandom(index);
            Plane noise = Plane.empty(whole.getWidth(), whole.getHeight());
            for (int i = 0; i < noise.pixels().length; i++) noise.pixels()[i] = random.nextInt(256);
            return trial(whole, Planes.toImage("noise", List.of(noise), 8));
        }
    };

    private static final int SHIFT = 20;

    /** Which part of an image's extents a crop has, in eighths. */
    private static final int EIGHTHS = 5;

    abstract Trials.Trial of(List<Path> files, int index);

    /** @throws BadInputException if the text names none */
    static MadeReference parse(String text) {
        return Names.choice(values(), text, "way to make references");
    }

    /** Trials with such references. */
    Trials of(List<Path> files) {
        return Trials.each(files, file -> of(files, files.indexOf(file)));
    }

    private static Trials.Trial trial(ImagePlus hr, ImagePlus reference) {
        return new Trials.Trial(hr, References.of(reference, note -> {}));
    }

    private static int share(int extent) {
        return extent * EIGHTHS / 8;
    }

    /** All but so many pixels along both axes. */
    private static ImagePlus part(ImagePlus whole, int from) {
        return crop(whole, from, from, whole.getWidth() - SHIFT, whole.getHeight() - SHIFT);
    }

    private static ImagePlus crop(ImagePlus whole, int x, int y, int width, int height) {
        if (Math.min(width, height) < 1)
            throw new BadInputException(whole.getTitle() + " is too small to make a reference of it");
        ImageProcessor pixels = whole.getStack().getProcessor(1);
        pixels.setRoi(x, y, width, height);
        return new ImagePlus(whole.getTitle() + " at " + x + "," + y, pixels.crop());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
