package io.superres.degrade;

import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import java.util.SplittableRandom;

/** MATLAB-style antialiased bicubic interpolation, see {@link BicubicResize}; 8-bit images are rounded as MATLAB does. */
record Bicubic() implements Degradation {
    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        return new Degraded(hr, hr.with(plane -> hr.eightBit() ? levels(plane, scale) : exact(plane, scale)));
    }

    private static Plane exact(Plane plane, int scale) {
        return BicubicResize.shrink(plane, scale, Rounding.NONE);
    }

    private static Plane levels(Plane plane, int scale) {
        return BicubicResize.shrink(Scene.toLevels(plane), scale, Rounding.EIGHT_BIT)
                .linear(1 / 255.0, 0);
    }
}
