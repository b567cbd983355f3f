package io.superres.fiji.image;

import ij.ImagePlus;
import ij.WindowManager;
import io.superres.BadInputException;
import io.superres.method.ReferenceImage;
import io.superres.method.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Files and windows as references. The channels of a composite are references of their own; of stacks, the first slice
 * and frame counts.
 */
public final class References {
    private References() {}

    /**
     * @param note told what is left out
     * @throws BadInputException if a file is missing, damaged or no image
     */
    public static List<ReferenceImage> read(List<Path> files, Consumer<String> note) {
        return files.stream()
                .flatMap(file -> of(ImageFiles.open(file), Source.file(file), note).stream())
                .toList();
    }

    /**
     * What a user has named.
     *
     * @param text titles of open images and paths of files, separated by semicolons; may be blank
     * @param note told what is left out
     * @throws BadInputException if something is neither, or no image
     */
    public static List<ReferenceImage> named(String text, Consumer<String> note) {
        return Arrays.stream(text.split(";"))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> one(name, note).stream())
                .toList();
    }

    private static List<ReferenceImage> one(String name, Consumer<String> note) {
        ImagePlus open = WindowManager.getImage(name);
        if (open != null) return of(open, note);
        try {
            if (Files.exists(Path.of(name))) return read(List.of(Path.of(name)), note);
        } catch (InvalidPathException e) {
            throw new BadInputException("there is no open image '" + name + "', and no file can be called so", e);
        }
        throw new BadInputException(
                "there is neither an open image '" + name + "' nor such a file; name a reference by its title or path");
    }

    /** An image that is open in ImageJ. */
    public static List<ReferenceImage> of(ImagePlus image, Consumer<String> note) {
        return of(image, Source.window(image.getTitle()), note);
    }

    private static List<ReferenceImage> of(ImagePlus image, Source source, Consumer<String> note) {
        int planes = image.getNSlices() * image.getNFrames();
        if (planes > 1)
            note.accept("of the reference " + source.name() + " only the first of " + planes
                    + " slices and frames is used");
        return pictures(image, source);
    }

    @SuppressWarnings("unchecked")
    private static <T extends RealType<T>> List<ReferenceImage> pictures(ImagePlus image, Source source) {
        RandomAccessibleInterval<T> pixels = (RandomAccessibleInterval<T>) ImagePlusImg.wrap(image);
        while (pixels.numDimensions() > ImagePlusImg.CHANNEL_AXIS + 1)
            pixels = Views.hyperSlice(pixels, pixels.numDimensions() - 1, 0);
        List<RandomAccessibleInterval<T>> planes = new ArrayList<>();
        for (long c = 0; c < pixels.dimension(ImagePlusImg.CHANNEL_AXIS); c++)
            planes.add(Views.hyperSlice(pixels, ImagePlusImg.CHANNEL_AXIS, c));
        return ImagePlusImg.isRgb(image)
                ? List.of(ReferenceImage.of(source, planes))
                : planes.stream()
                        .map(plane -> ReferenceImage.of(source, List.of(plane)))
                        .toList();
    }
}
