package io.superres.method;

import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/** Images as a 12-bit camera might make them, of nothing in particular. */
final class Camera {
    private Camera() {}

    static Img<UnsignedShortType> image(long... size) {
        Img<UnsignedShortType> image = ArrayImgs.unsignedShorts(size);
        Random random = new Random(1);
        image.forEach(pixel -> pixel.set(500 + random.nextInt(2000)));
        return image;
    }
}
