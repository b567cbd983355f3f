package io.superres.degrade;

import io.superres.BadInputException;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way to make an LR plane from an HR plane whose extents are multiples of the scale. */
public enum Degradation {
    /** MATLAB-style antialiased bicubic, see {@link BicubicResize}. */
    BICUBIC {
        @Override
        public Plane apply(Plane hr, int scale, Rounding rounding) {
            return BicubicResize.shrink(hr, scale, rounding);
        }
    };

    public abstract Plane apply(Plane hr, int scale, Rounding rounding);

    /** @throws BadInputException if there is no such degradation */
    public static Degradation parse(String name) {
        return Arrays.stream(values())
                .filter(d -> d.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("there is no degradation '" + name + "'; there are: "
                        + Arrays.stream(values()).map(Degradation::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
