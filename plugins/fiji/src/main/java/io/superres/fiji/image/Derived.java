package io.superres.fiji.image;

import ij.ImagePlus;
import ij.ImageStack;
import io.superres.image.Intensity;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.image.Selection;
import java.util.List;
import java.util.stream.LongStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Images made from others plane by plane. */
public final class Derived {
    private Derived() {}

    /**
     * An image with everything that belongs to another one but its pixels.
     *
     * @param from what it was made from; not changed
     * @param stack the new pixels, of the same type, in the same order of planes
     * @param part what was made anew, in pixels of the old image
     * @param scale new pixels per old pixel along x and y; calibration, regions and overlay follow it
     * @param provenance how it was made, one line, for the image's header
     */
    public static ImagePlus of(
            ImagePlus from, String title, ImageStack stack, Selection part, double scale, String provenance) {
        ImagePlus image = ImagePlusImg.imageLike(from, title, stack);
        Metadata.carry(from, image, part, scale, provenance);
        return image;
    }

    /**
     * The intensity range of each channel over all its slices and frames; a single one for RGB images.
     *
     * @throws io.superres.BadInputException if a pixel is not a finite number
     */
    public static List<IntensityRange> ranges(ImagePlus image, RangeChoice choice) {
        return ranges((Img<?>) ImagePlusImg.wrap(image), ImagePlusImg.isRgb(image), choice);
    }

    @SuppressWarnings("unchecked")
    private static <T extends RealType<T>> List<IntensityRange> ranges(Img<?> image, boolean rgb, RangeChoice choice) {
        RandomAccessibleInterval<T> all = (RandomAccessibleInterval<T>) image;
        if (rgb) return List.of(Intensity.range(all, choice));
        return LongStream.range(0, all.dimension(ImagePlusImg.CHANNEL_AXIS))
                .mapToObj(c -> Intensity.range(Views.hyperSlice(all, ImagePlusImg.CHANNEL_AXIS, c), choice))
                .toList();
    }
}
