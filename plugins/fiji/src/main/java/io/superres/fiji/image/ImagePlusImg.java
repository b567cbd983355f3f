package io.superres.fiji.image;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.LUT;
import io.superres.BadInputException;
import io.superres.image.LazyImage;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

/**
 * ImageJ images as imglib2 images and back, sharing pixels where ImageJ's layout allows it. Axes: x, y, channel, slice,
 * frame; an RGB image has its three colours as channels, in front of all others.
 */
final class ImagePlusImg {
    /** The axis of channels and of colours. */
    static final int CHANNEL_AXIS = 2;

    private static final int CELL_PIXELS = 1 << 20;
    private static final int KEPT_ROWS = 1024;

    private ImagePlusImg() {}

    static boolean isRgb(ImagePlus image) {
        return image.getType() == ImagePlus.COLOR_RGB;
    }

    /**
     * The pixels of an image. Those of a stack in memory are shared; those of a virtual stack are fetched when they are
     * looked at, plane by plane, and the colours of an RGB image are taken apart then. An 8-bit image with a coloured
     * look-up table is a grey image like any other.
     */
    static Img<?> wrap(ImagePlus image) {
        ImageStack stack = image.getStack();
        boolean virtual = stack.isVirtual();
        return switch (image.getType()) {
            case ImagePlus.GRAY8, ImagePlus.COLOR_256 ->
                virtual
                        ? fetched(image, new UnsignedByteType(), plane -> new ByteArray(((byte[]) plane).clone()))
                        : ImagePlusImg.<UnsignedByteType, ByteArray>shared(
                                image, i -> new ByteArray((byte[]) stack.getPixels(i + 1)), UnsignedByteType::new);
            case ImagePlus.GRAY16 ->
                virtual
                        ? fetched(image, new UnsignedShortType(), plane -> new ShortArray(((short[]) plane).clone()))
                        : ImagePlusImg.<UnsignedShortType, ShortArray>shared(
                                image, i -> new ShortArray((short[]) stack.getPixels(i + 1)), UnsignedShortType::new);
            case ImagePlus.GRAY32 ->
                virtual
                        ? fetched(image, new FloatType(), plane -> new FloatArray(((float[]) plane).clone()))
                        : ImagePlusImg.<FloatType, FloatArray>shared(
                                image, i -> new FloatArray((float[]) stack.getPixels(i + 1)), FloatType::new);
            case ImagePlus.COLOR_RGB -> colours(image);
            default ->
                throw new BadInputException("images of the type of '" + image.getTitle() + "' are not supported");
        };
    }

    private static long[] size(ImagePlus image) {
        return new long[] {
            image.getWidth(), image.getHeight(), image.getNChannels(), image.getNSlices(), image.getNFrames()
        };
    }

    private static <T extends NativeType<T> & RealType<T>, A extends ArrayDataAccess<A>> PlanarImg<T, A> shared(
            ImagePlus image, IntFunction<A> plane, Function<PlanarImg<T, A>, T> type) {
        List<A> planes =
                IntStream.range(0, image.getStackSize()).mapToObj(plane).toList();
        PlanarImg<T, A> img = new PlanarImg<>(planes, size(image), new Fraction());
        img.setLinkedType(type.apply(img));
        return img;
    }

    private static <T extends NativeType<T> & RealType<T>, A extends DataAccess> Img<T> fetched(
            ImagePlus image, T type, Function<Object, A> access) {
        long[] size = size(image);
        int[] cell = {image.getWidth(), image.getHeight(), 1, 1, 1};
        return LazyImage.ofArrays(
                size, cell, type, part -> access.apply(plane(image, part, size, 2)), keptPlanes(image));
    }

    private static Img<UnsignedByteType> colours(ImagePlus image) {
        int width = image.getWidth();
        int height = image.getHeight();
        long[] size = {width, height, 3, image.getNChannels(), image.getNSlices(), image.getNFrames()};
        boolean virtual = image.getStack().isVirtual();
        int rows = virtual ? height : Math.min(height, Math.max(16, CELL_PIXELS / width));
        int[] cell = {width, rows, 3, 1, 1, 1};
        return LazyImage.ofArrays(
                size,
                cell,
                new UnsignedByteType(),
                part -> {
                    int[] packed = (int[]) plane(image, part, size, 3);
                    int from = Math.toIntExact(part.min(1)) * width;
                    int count = Math.toIntExact(part.dimension(1)) * width;
                    return new ByteArray(Colours.separate(packed, from, count));
                },
                virtual ? keptPlanes(image) : KEPT_ROWS / rows + 4);
    }

    /** The plane in which a cell lies. Virtual stacks are made for one thread. */
    private static Object plane(ImagePlus image, Interval cell, long[] size, int firstAxis) {
        long index = 0;
        for (int axis = size.length - 1; axis >= firstAxis; axis--) index = index * size[axis] + cell.min(axis);
        ImageStack stack = image.getStack();
        Object pixels;
        synchronized (stack) {
            pixels = stack.getPixels((int) index + 1);
        }
        if (pixels == null || pixels.getClass() != onePixel(image).getClass())
            throw new BadInputException(
                    "slice " + (index + 1) + " of '" + image.getTitle() + "' cannot be read as the others");
        return pixels;
    }

    private static int keptPlanes(ImagePlus image) {
        long bytes = (long) image.getWidth() * image.getHeight() * image.getBytesPerPixel();
        return (int) Math.max(2, Math.min(32, Budget.ofHeap().partBytes() / bytes));
    }

    /** A stack that shares the pixels of an image without colours. */
    static ImageStack stack(PlanarImg<?, ?> img) {
        ImageStack stack = new ImageStack((int) img.dimension(0), (int) img.dimension(1));
        for (int i = 0; i < img.numSlices(); i++) stack.addSlice(null, pixels(img, i));
        return stack;
    }

    /** A single pixel of an image's type, in an array. */
    static Object onePixel(ImagePlus image) {
        return switch (image.getBitDepth()) {
            case 8 -> new byte[1];
            case 16 -> new short[1];
            case 24 -> new int[1];
            default -> new float[1];
        };
    }

    /** An image with the dimensions, colours and display of {@code like}, but the given pixels. */
    static ImagePlus imageLike(ImagePlus like, String title, ImageStack stack) {
        ImagePlus image = new ImagePlus(title, stack);
        image.setDimensions(like.getNChannels(), like.getNSlices(), like.getNFrames());
        image.setOpenAsHyperStack(like.isHyperStack());
        if (like instanceof CompositeImage composite) {
            CompositeImage out = new CompositeImage(image, composite.getMode());
            LUT[] luts = composite.getLuts();
            out.setLuts(luts);
            out.setDisplayRange(luts[0].min, luts[0].max);
            out.setOpenAsHyperStack(like.isHyperStack());
            return out;
        }
        if (!isRgb(like)) {
            image.getProcessor().setLut(like.getProcessor().getLut());
            image.setLut(like.getProcessor().getLut());
            image.setDisplayRange(like.getDisplayRangeMin(), like.getDisplayRangeMax());
        }
        return image;
    }

    /** The array of one plane. */
    static Object pixels(PlanarImg<?, ?> img, int plane) {
        return ((ArrayDataAccess<?>) img.getPlane(plane)).getCurrentStorageArray();
    }
}
