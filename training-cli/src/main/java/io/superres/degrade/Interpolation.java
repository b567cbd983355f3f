package io.superres.degrade;

import io.superres.image.Plane;
import java.util.SplittableRandom;

/** The three ways to resize that published degradations draw from, by the rules of two libraries that differ in detail. */
enum Interpolation {
    BILINEAR,
    BICUBIC,
    AREA;

    /** Each with the same probability. */
    static Interpolation any(SplittableRandom random) {
        return values()[random.nextInt(values().length)];
    }

    /** PyTorch's {@code interpolate(size)}, without antialiasing and aligned corners; at least one pixel remains. */
    Plane torch(Plane image, int width, int height) {
        int w = Math.max(1, width);
        int h = Math.max(1, height);
        return torch(image, w, h, (double) image.width() / w, (double) image.height() / h);
    }

    /** PyTorch's {@code interpolate(scale_factor)}: extents are rounded down, coordinates follow the factor itself. */
    Plane torch(Plane image, double factor) {
        int w = Math.max(1, (int) Math.floor(image.width() * factor));
        int h = Math.max(1, (int) Math.floor(image.height() * factor));
        return torch(image, w, h, 1 / factor, 1 / factor);
    }

    private Plane torch(Plane image, int w, int h, double stepX, double stepY) {
        return this == AREA
                ? Resampling.apply(
                        image, Resampling.adaptiveMean(image.width(), w), Resampling.adaptiveMean(image.height(), h))
                : Resampling.apply(image, between(image.width(), w, stepX), between(image.height(), h, stepY));
    }

    /** OpenCV's {@code resize}; at least one pixel remains. */
    Plane openCv(Plane image, int width, int height) {
        int w = Math.max(1, width);
        int h = Math.max(1, height);
        if (this != AREA)
            return Resampling.apply(
                    image,
                    between(image.width(), w, (double) image.width() / w),
                    between(image.height(), h, (double) image.height() / h));
        return w <= image.width() && h <= image.height()
                ? Resampling.apply(
                        image, Resampling.exactMean(image.width(), w), Resampling.exactMean(image.height(), h))
                : Resampling.apply(image, Resampling.flat(image.width(), w), Resampling.flat(image.height(), h));
    }

    private Resampling between(int from, int to, double step) {
        return this == BICUBIC ? Resampling.cubic(from, to, step) : Resampling.linear(from, to, step);
    }
}
