package io.superres.fiji.tiff;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * An uncompressed TIFF file of any size, opened without its pixels: those are read when they are looked at. Thread-safe;
 * must be closed.
 */
public final class BigTiff implements AutoCloseable {
    private final TiffPixels pixels;
    private final ImagePlus header;
    private final Img<?> image;

    private BigTiff(TiffPixels pixels, ImagePlus header, Img<?> image) {
        this.pixels = pixels;
        this.header = header;
        this.image = image;
    }

    /**
     * @param file that passed {@link TiffInfo#check}
     * @return nothing if the file cannot be read piece by piece: compressed, with pixels that are neither whole numbers
     *     of 8 or 16 bits, floats nor RGB, or with planes of different sizes
     */
    public static Optional<BigTiff> open(Path file) throws IOException {
        FileInfo[] images = TiffInfo.read(file);
        Optional<TiffPixels> opened = TiffPixels.open(file, images);
        if (opened.isEmpty()) return Optional.empty();
        TiffPixels pixels = opened.get();
        try {
            ImagePlus header = header(images[0], pixels.planes());
            if (header == null || header.getStackSize() != pixels.planes()) {
                pixels.close();
                return Optional.empty();
            }
            Img<?> image = pixels.image(header.getNChannels(), header.getNSlices(), header.getNFrames());
            if (lacksDisplayRange(images[0])) findDisplayRange(header, image);
            return Optional.of(new BigTiff(pixels, header, image));
        } catch (IOException | RuntimeException e) {
            pixels.close();
            throw e;
        }
    }

    /** An image with everything that the file holds but the pixels: its planes have a single one, which means nothing. */
    public ImagePlus header() {
        return header;
    }

    /** The pixels; axes x, y, the three colours of an RGB image, channel, slice, frame. */
    public Img<?> image() {
        return image;
    }

    private static ImagePlus header(FileInfo file, int planes) {
        FileInfo small = (FileInfo) file.clone();
        small.width = 1;
        small.height = 1;
        small.nImages = planes;
        small.stripOffsets = null;
        small.stripLengths = null;
        small.gapBetweenImages = 0;
        small.longGap = 0;
        ImagePlus image = new FileOpener(small).openImage();
        if (image == null || image.getNChannels() == 1 || image.getType() == ImagePlus.COLOR_RGB) return image;
        String description = file.description == null ? "" : file.description;
        if (!image.getOpenAsHyperStack() && !description.contains("mode=")) return image;
        int mode = description.contains("mode=composite")
                ? CompositeImage.COMPOSITE
                : description.contains("mode=gray") ? CompositeImage.GRAYSCALE : CompositeImage.COLOR;
        return new CompositeImage(image, mode);
    }

    private static boolean lacksDisplayRange(FileInfo file) {
        boolean wide =
                file.fileType != FileInfo.GRAY8 && file.fileType != FileInfo.COLOR8 && file.fileType != FileInfo.RGB;
        boolean given = file.displayRanges != null || file.description != null && file.description.contains("\nmax=");
        return wide && !given;
    }

    /** As ImageJ does with an image in memory: each channel is shown from the least to the largest pixel of its first plane. */
    @SuppressWarnings("unchecked")
    private static <T extends RealType<T>> void findDisplayRange(ImagePlus header, Img<?> image) {
        RandomAccessibleInterval<T> all = (RandomAccessibleInterval<T>) image;
        RandomAccessibleInterval<T> channels = Views.hyperSlice(Views.hyperSlice(all, 4, 0), 3, 0);
        int count = header.isComposite() ? header.getNChannels() : 1;
        for (int c = count; c >= 1; c--) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            Cursor<T> cursor = Views.hyperSlice(channels, 2, c - 1).cursor();
            while (cursor.hasNext()) {
                double value = cursor.next().getRealDouble();
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
            if (header.isComposite()) header.setPositionWithoutUpdate(c, 1, 1);
            header.setDisplayRange(min, max);
        }
    }

    @Override
    public void close() throws IOException {
        pixels.close();
    }
}
