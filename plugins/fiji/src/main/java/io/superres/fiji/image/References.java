package io.superres.fiji.image;

import ij.ImagePlus;
import ij.WindowManager;
import io.superres.BadInputException;
import io.superres.image.Intensity;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.image.RangeChoice;
import io.superres.method.ReferenceImage;
import io.superres.method.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.imglib2.img.array.ArrayImgs;

/**
 * Files and windows as references. Their pixel values are mapped as those of inputs are by {@link RangeChoice#AUTO}, each
 * channel by itself. The channels of a composite are references of their own.
 */
public final class References {
    private static final IntensityRange EIGHT_BIT = new IntensityRange(0, 255);

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
        boolean eightBit = Planes.isEightBit(image);
        List<ReferenceImage> references = new ArrayList<>();
        for (int c = 1; c <= image.getNChannels(); c++) {
            List<Plane> values = Planes.of(image.getStack().getProcessor(image.getStackIndex(c, 1, 1))).stream()
                    .map(plane -> normalised(plane, eightBit, source))
                    .toList();
            references.add(new ReferenceImage(source, values));
        }
        return references;
    }

    private static Plane normalised(Plane plane, boolean eightBit, Source source) {
        IntensityRange range;
        try {
            range = eightBit
                    ? EIGHT_BIT
                    : Intensity.range(
                            ArrayImgs.floats(plane.pixels(), plane.width(), plane.height()), RangeChoice.AUTO);
        } catch (BadInputException e) {
            throw new BadInputException("the reference " + source.name() + " cannot be used: " + e.getMessage(), e);
        }
        double gain = 1 / (range.high() - range.low());
        return plane.linear(gain, -range.low() * gain);
    }
}
