package io.superres.fiji.image;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import io.superres.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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

    private ImagePlusImg() {}

    static boolean isRgb(ImagePlus image) {
        return image.getType() == ImagePlus.COLOR_RGB;
    }

    /** An 8-bit image with a coloured look-up table is a grey image like any other. */
    static PlanarImg<?, ?> wrap(ImagePlus image) {
        ImageStack stack = image.getStack();
        return switch (image.getType()) {
            case ImagePlus.GRAY8, ImagePlus.COLOR_256 ->
                ImagePlusImg.<UnsignedByteType, ByteArray>typed(
                        image, i -> new ByteArray((byte[]) stack.getPixels(i + 1)), UnsignedByteType::new);
            case ImagePlus.GRAY16 ->
                ImagePlusImg.<UnsignedShortType, ShortArray>typed(
                        image, i -> new ShortArray((short[]) stack.getPixels(i + 1)), UnsignedShortType::new);
            case ImagePlus.GRAY32 ->
                ImagePlusImg.<FloatType, FloatArray>typed(
                        image, i -> new FloatArray((float[]) stack.getPixels(i + 1)), FloatType::new);
            case ImagePlus.COLOR_RGB -> colours(image);
            default ->
                throw new BadInputException("images of the type of '" + image.getTitle() + "' are not supported");
        };
    }

    private static <T extends NativeType<T> & RealType<T>, A extends ArrayDataAccess<A>> PlanarImg<T, A> typed(
            ImagePlus image, IntFunction<A> plane, java.util.function.Function<PlanarImg<T, A>, T> type) {
        long[] size = {image.getWidth(), image.getHeight(), image.getNChannels(), image.getNSlices(), image.getNFrames()
        };
        List<A> planes =
                IntStream.range(0, image.getStackSize()).mapToObj(plane).toList();
        PlanarImg<T, A> img = new PlanarImg<>(planes, size, new Fraction());
        img.setLinkedType(type.apply(img));
        return img;
    }

    private static PlanarImg<UnsignedByteType, ByteArray> colours(ImagePlus image) {
        long[] size = {
            image.getWidth(), image.getHeight(), 3, image.getNChannels(), image.getNSlices(), image.getNFrames()
        };
        List<ByteArray> planes = new ArrayList<>();
        for (int i = 1; i <= image.getStackSize(); i++) {
            int[] packed = (int[]) image.getStack().getPixels(i);
            for (int shift = 16; shift >= 0; shift -= 8) {
                byte[] plane = new byte[packed.length];
                for (int p = 0; p < packed.length; p++) plane[p] = (byte) (packed[p] >> shift);
                planes.add(new ByteArray(plane));
            }
        }
        PlanarImg<UnsignedByteType, ByteArray> img = new PlanarImg<>(planes, size, new Fraction());
        img.setLinkedType(new UnsignedByteType(img));
        return img;
    }

    /** A stack with the pixels of {@code img}, laid out like the image it was made from. */
    static ImageStack stack(PlanarImg<?, ?> img, boolean rgb) {
        ImageStack stack = new ImageStack((int) img.dimension(0), (int) img.dimension(1));
        int planes = img.numSlices();
        if (!rgb) {
            for (int i = 0; i < planes; i++) stack.addSlice(null, pixels(img, i));
            return stack;
        }
        for (int i = 0; i < planes; i += 3) {
            byte[] r = (byte[]) pixels(img, i);
            byte[] g = (byte[]) pixels(img, i + 1);
            byte[] b = (byte[]) pixels(img, i + 2);
            int[] packed = new int[r.length];
            for (int p = 0; p < packed.length; p++)
                packed[p] = 0xFF000000 | (r[p] & 0xFF) << 16 | (g[p] & 0xFF) << 8 | (b[p] & 0xFF);
            stack.addSlice(null, packed);
        }
        return stack;
    }

    /** An image with the dimensions, colours and display of {@code like}, but the given pixels. */
    static ImagePlus imageLike(ImagePlus like, String title, ImageStack stack) {
        ImagePlus image = new ImagePlus(title, stack);
        image.setDimensions(like.getNChannels(), like.getNSlices(), like.getNFrames());
        image.setOpenAsHyperStack(like.isHyperStack());
        if (like instanceof CompositeImage composite) {
            CompositeImage out = new CompositeImage(image, composite.getMode());
            out.setLuts(composite.getLuts());
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

    private static Object pixels(PlanarImg<?, ?> img, int plane) {
        return ((ArrayDataAccess<?>) img.getPlane(plane)).getCurrentStorageArray();
    }
}
