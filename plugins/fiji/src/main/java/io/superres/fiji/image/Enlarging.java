package io.superres.fiji.image;

import ij.ImagePlus;
import ij.ImageStack;
import io.superres.Progress;
import io.superres.SuperresException;
import io.superres.fiji.tiff.TiffWriter;
import io.superres.image.Selection;
import io.superres.method.Enlargement;
import io.superres.tile.Seams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import net.imglib2.Interval;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/**
 * One image on its way to its enlargement, which is made in memory or straight into a file.
 *
 * @param from what is enlarged; its pixels do not matter here
 * @param title of the result
 * @param enlargement the pixels
 * @param part what is wanted, in pixels of {@code from}
 * @param scale new pixels per old pixel
 * @param global whether seams are seen where tiles meet
 * @param rows where tiles begin, in HR pixels below the top of the part
 * @param provenance how the result is made, one line of JSON, given what is seen where tiles meet
 */
record Enlarging<T extends NativeType<T> & RealType<T>>(
        ImagePlus from,
        String title,
        Enlargement<T> enlargement,
        Selection part,
        int scale,
        boolean global,
        int[] rows,
        Function<Seams, String> provenance) {
    /** A number as long as they come. */
    private static final Seams LONGEST = new Seams(Double.MIN_NORMAL, 1);

    private boolean rgb() {
        return ImagePlusImg.isRgb(from);
    }

    int width() {
        return Math.multiplyExact(part.width(), scale);
    }

    int height() {
        return Math.multiplyExact(part.height(), scale);
    }

    /** Bytes of the pixels of the result. */
    long bytes() {
        return (long) width() * height() * from.getStackSize() * (rgb() ? 3 : from.getBytesPerPixel());
    }

    /**
     * The result in memory.
     *
     * @throws SuperresException if the memory does not suffice
     */
    ImagePlus image(Progress progress, Budget budget) {
        try {
            return inMemory(progress, budget);
        } catch (OutOfMemoryError e) {
            throw new SuperresException(
                    "the result needs " + (bytes() >> 20) + " MB of memory, more than is left of "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB; give Java more, select a part of the image, or write a TIFF file with 'superres upscale'",
                    e);
        }
    }

    /** The result as planes that are made when they are looked at. */
    ImagePlus lazily() {
        return result(new EnlargedStack(this), made());
    }

    private ImagePlus inMemory(Progress progress, Budget budget) {
        Interval whole = enlargement.part(part);
        if (!rgb()) {
            PlanarImg<?, ?> planes = (PlanarImg<?, ?>) enlargement.make(whole, progress);
            return result(ImagePlusImg.stack(planes), made());
        }
        ImageStack stack = new ImageStack(width(), height());
        List<Interval> parts = Parts.of(whole, 3, new int[] {0}, budget.partBytes());
        each(parts, progress, planes -> {
            for (int i = 0; i < planes.numSlices(); i += 3) stack.addSlice(null, Colours.packed(planes, i));
        });
        return result(stack, made());
    }

    /**
     * Writes the result as TIFF while it is made, as ImageJ would write it from memory.
     *
     * @return seconds spent on writing
     */
    double write(Path file, Progress progress, Budget budget) throws IOException {
        ImageStack pattern = new ImageStack(1, 1);
        for (int i = 0; i < from.getStackSize(); i++) pattern.addSlice(null, ImagePlusImg.onePixel(from));
        List<Interval> parts = Parts.of(
                enlargement.part(part),
                rgb() ? 3 : 2,
                rows,
                budget.partBytes() / (rgb() ? 1 : from.getBytesPerPixel()));
        long[] nanos = {0};
        String expected = provenance.apply(global ? LONGEST : Seams.NONE);
        try (TiffWriter writer = TiffWriter.open(file, result(pattern, expected), width(), height())) {
            each(parts, progress, planes -> {
                long start = System.nanoTime();
                for (int i = 0; i < planes.numSlices(); i += rgb() ? 3 : 1)
                    writer.append(rgb() ? Colours.interleaved(planes, i) : ImagePlusImg.pixels(planes, i));
                nanos[0] += System.nanoTime() - start;
            });
            writer.finish();
            if (!made().equals(expected)) writer.describe(result(pattern, padded(made(), expected.length())));
        }
        return nanos[0] / 1e9;
    }

    /** Says how well tiles fit together, if they were blended. */
    void tellSeams(Consumer<String> note) {
        Seams seams = enlargement.seams();
        if (seams.pixels() > 0)
            note.accept(String.format(
                    Locale.ROOT,
                    "%s: tiles fade into each other; where they meet, they differ by %.3g pixel values at most",
                    title,
                    seams.largest()));
    }

    /** How the result was made; known when it is. */
    String made() {
        return provenance.apply(enlargement.seams());
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(Math.max(0, length - text.length()));
    }

    private ImagePlus result(ImageStack pixels, String how) {
        return Derived.of(from, title, pixels, part, scale, how);
    }

    /** Takes planes that were made. */
    private interface Taker<E extends Exception> {
        void accept(PlanarImg<?, ?> planes) throws E;
    }

    private <E extends Exception> void each(List<Interval> parts, Progress progress, Taker<E> taker) throws E {
        long all = parts.stream().mapToLong(Enlarging::pixels).sum();
        long before = 0;
        for (Interval one : parts) {
            progress.checkCancelled();
            taker.accept((PlanarImg<?, ?>) enlargement.make(one, new PartProgress(progress, before, pixels(one), all)));
            before += pixels(one);
        }
        progress.checkCancelled();
    }

    private static long pixels(Interval part) {
        long pixels = 1;
        for (int axis = 0; axis < part.numDimensions(); axis++) pixels *= part.dimension(axis);
        return pixels;
    }
}
