package io.superres.benchmark;

import java.util.SplittableRandom;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

/** Images to be enlarged: waves with noise, always the same. */
final class TestImages {
    private TestImages() {}

    /** A square image; whole numbers fill a sixteenth of what the type can hold, others run from 0 to 1. */
    static <T extends NativeType<T> & RealType<T>> Img<T> waves(T type, int size) {
        Img<T> image = new PlanarImgFactory<>(type).create(size, size);
        double top = !(type instanceof IntegerType) ? 1 : type.getBitsPerPixel() <= 8 ? 255 : type.getMaxValue() / 16;
        fill(image, size, top);
        return image;
    }

    private static <T extends RealType<T>> void fill(RandomAccessibleInterval<T> image, int size, double top) {
        SplittableRandom random = new SplittableRandom(size);
        long[] n = {0};
        image.forEach(pixel -> {
            long x = n[0] % size;
            long y = n[0]++ / size;
            double wave = 0.5 + 0.2 * Math.sin(x * 0.11) + 0.2 * Math.sin(y * 0.07 + x * 0.01);
            pixel.setReal(top * (wave + 0.1 * (random.nextDouble() - 0.5)));
        });
    }
}
